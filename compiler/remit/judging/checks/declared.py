"""The policy states what the code asks it to state.

`all of` are statements that must all be made, `any of` those of which one is enough. `covers` are elements: one is
there if the statement says it in one of its words. An element that a list leaves out is left out; one that free words
do not show leaves nobody any wiser, and so does an `open` list. `with` are details that must stand with it; `within` is
how old its date may be. A statement that denies what is asked, also by words of `denied by`, breaks it.

Given:
    {any of: [a complaint is], covers: {however it is made: [however made], who acts: [staff or contractors]}}

Met:
    - The officer must respond within 10 working days of receipt.
    statements: {a complaint is: {says: dissatisfaction, covers: [however made, staff or contractors]}}

Not met:
    - The officer must respond within 10 working days of receipt.
    statements: {a complaint is: {says: dissatisfaction, covers: [in writing, staff or contractors]}}
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from remit.assessment import Answer, Verdict
from remit.calendar.words import counted, joined
from remit.judging.answers import cannot_tell, denies, met, names, not_met, unsaid, words, worst
from remit.judging.dates import months_since
from remit.judging.view import View
from remit.model.head import Statement
from remit.vocabulary.statements import meaning_of

TAKES = {
    "any of": "statements?",
    "all of": "statements?",
    "covers": "elements?",
    "with": "words?",
    "denied by": "words?",
    "within": "time?",
    "open": "yes?",
}


def decide(view: View, given: Mapping[str, Any]) -> Answer:
    """Return whether the statements are there and say what is asked."""
    every = words(given, "all of")
    if not every:
        return _one(view, words(given, "any of"), given)
    missing = [key for key in every if view.policy.statement(key) is None]
    answers = [_one(view, (key,), given) for key in every if key not in missing]
    if missing and not any(answer.verdict is Verdict.NOT_MET for answer in answers):
        evidence = (stated for key in every if (stated := view.stated(key)) is not None)
        cure = f"say it under `statements:`, {joined(f'`{key}:`' for key in missing)}"
        return cannot_tell(unsaid(joined(map(meaning_of, missing), "nor")), *evidence, span=None, help=cure)
    return worst(answers)


def _one(view: View, keys: tuple[str, ...], given: Mapping[str, Any]) -> Answer:
    found = [statement for key in keys if (statement := view.policy.statement(key)) is not None]
    if not found:
        return cannot_tell(unsaid(meaning_of(keys[0])), help=f"say it under `statements:`, `{keys[0]}:`")
    answers = [_judge(view, statement, given) for statement in found]
    return next((answer for answer in answers if answer.verdict is Verdict.MET), answers[0])


def _judge(view: View, statement: Statement, given: Mapping[str, Any]) -> Answer:
    stated = view.stated(statement.key)
    assert stated is not None  # noqa: S101 - the statement was found
    denial = [each for each in statement.details.get("says", ()) if denies(each, words(given, "denied by"))]
    if denial:
        return not_met(f"of {meaning_of(statement.key)} the policy says: {denial[0]}", stated)
    elements: Mapping[str, Any] = given.get("covers", {})
    missing = [name for name, said in elements.items() if not names(stated.words, words({"said": said}, "said"))]
    lacking = [
        key
        for key in words(given, "with")
        if key not in statement.details and not (key == "link" and statement.origin.link)
    ]
    listed = len(statement.details.get("covers", ())) > 1 and given.get("open") != "yes"
    if missing and listed:
        return not_met(
            f"what the policy lists under `{statement.key}` leaves out {joined(missing)}",
            stated,
            help=f"add under `covers:` what is so: {joined(missing)}",
        )
    if missing:
        return cannot_tell(
            f"what the policy says under `{statement.key}` does not mention {joined(missing, 'or')}",
            stated,
            help=f"list under `covers:` what is so: {joined(missing)}",
        )
    if lacking:
        return cannot_tell(
            f"what the policy says under `{statement.key}` does not tell {joined(lacking)}",
            stated,
            help=f"add {joined(f'`{key}:`' for key in lacking)}",
        )
    if "within" in given and (old := _too_old(view, statement, given["within"])):
        return not_met(old, stated, help="name the latest one under `date:`")
    return met(f"the policy says it under `{statement.key}`", stated)


def _too_old(view: View, statement: Statement, within: str) -> str:
    """Return that what is stated is older than it may be, on the day of the assessment."""
    said = next(iter(statement.details.get("date", ())), "")
    if not said or view.as_of is None:
        return ""
    months = months_since(said, view.as_of)
    allowed = int(within.split(maxsplit=1)[0])
    ago = counted(months, "month")
    return f"`{statement.key}` is of {said}, {ago} ago; it may be {allowed}" if months > allowed else ""
