"""Whoever is turned away is told why, and that they can take that to the Ombudsman.

Given:
    {refuses: [refusal, rejection], tells: [the reason, the Ombudsman's details]}

Met:
    - "The council may refuse the complaint, giving the reason and the right to ask the Ombudsman."
    - The officer must respond within 10 working days of receipt.

Not met:
    - "The council may refuse the complaint, giving the reason and the options."
    - The officer must respond within 10 working days of receipt.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from remit.assessment import Answer, Evidence
from remit.calendar.words import joined
from remit.judging.answers import cannot_tell, met, names, not_met, silent, words
from remit.judging.letters import listed
from remit.judging.view import View
from remit.value import value

TAKES = {"refuses": "words", "tells": "items"}


@value
class _Refusal:
    """One way of being turned away: its words, and what is then told."""

    evidence: Evidence
    told: tuple[str, ...]


def decide(view: View, given: Mapping[str, Any]) -> Answer:
    """Return whether every refusal tells all that is asked."""
    refusals = list(_refusals(view, given))
    if not refusals:
        return silent(view, "what somebody is told who is turned away")
    wanted = list(view.book.items_named(words(given, "tells")))
    open_: list[tuple[_Refusal, list[str]]] = []
    for refusal in refusals:
        missing = [name for name, said in wanted if not any(names(item, said) for item in refusal.told)]
        if missing and len(refusal.told) > 1:
            return not_met(
                f"somebody who is turned away is told {joined(refusal.told)}, and not {joined(missing, 'or')}",
                refusal.evidence,
                help=f"add {joined(missing)}",
            )
        if missing:
            open_.append((refusal, missing))
    if not open_:
        return met(
            f"whoever is turned away is told {joined(name for name, _ in wanted)}",
            *(each.evidence for each in refusals),
        )
    missing = list(dict.fromkeys(name for _, names_ in open_ for name in names_))
    return cannot_tell(
        f"whether somebody who is turned away is told {joined(missing)} is not said",
        *(refusal.evidence for refusal, _ in open_),
        help="add `The council may refuse the complaint, giving the reason and the right to ask the Ombudsman.`",
    )


def _refusals(view: View, given: Mapping[str, Any]) -> Iterator[_Refusal]:
    """Yield the ways of being turned away. A rule that says what a refusal tells holds for the exclusions too."""
    rules = view.refusals(view.procedure.rules(), words(given, "refuses"))
    yield from (_Refusal(view.said(rule), listed(rule)) for rule in rules)
    if any(listed(rule) for rule in rules):
        return
    for each in view.procedure.exclusions:
        evidence = view.named(each)
        yield _Refusal(evidence, (each.tell,) if each.tell else ())
