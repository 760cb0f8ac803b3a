"""A letter tells what the code asks of it, where the policy lists what it tells.

What a letter tells is a list where the policy names so many things, `list of`: what is then left out is left out. A
policy that names fewer has made no list, and nobody can tell. What is told beside the letter, or after it, counts if it
is told whatever the case; `besides` says that it counts under a condition too.

Given:
    {stage: "1", letter: response, tells: [how to escalate], list of: "3"}

Met:
    - The officer must respond within 10 working days of receipt.
    - The response must include the decision and how to escalate.

Not met:
    - The officer must respond within 10 working days of receipt.
    - The response must include the decision, the reason and any remedy.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from remit.assessment import Answer
from remit.calendar.words import joined
from remit.judging.answers import (
    cannot_tell,
    leaning,
    met,
    names,
    not_applicable,
    not_met,
    silent,
    told_apart,
    words,
    worst,
)
from remit.judging.letters import late_notices, listed, tells, told_by
from remit.judging.together import occasions
from remit.judging.view import DUTIES, View
from remit.model.policy import Rule, Stage
from remit.value import value

TAKES = {"stage": "number", "letter": "event", "tells": "items", "list of": "number", "besides": "yes?"}


def decide(view: View, given: Mapping[str, Any]) -> Answer:
    """Return whether the list of what a letter tells has all that is asked."""
    stage = view.stage(given["stage"])
    if stage is None:
        return silent(view, f"anything of a stage {given['stage']}")
    letters = _letters(view, stage, given["letter"])
    if not letters and given["letter"] == "extension":
        return leaning(view, not_applicable(f"the policy mentions no extension at {view.label(stage)}"), stage)
    if not letters:
        return silent(view, f"the {given['letter']} at {view.label(stage)}", stage)
    return worst(_letter(view, stage, given, group) for group in occasions(stage, letters))


def _letter(view: View, stage: Stage, given: Mapping[str, Any], letters: list[Rule]) -> Answer:
    """Return the answer on letters that one case may get."""
    own = told_by(view, stage, letters, given["letter"])
    known = {rule.id for rule in (*letters, *own.values())}
    others = (rule for rule in view.rules(stage) if rule.id not in known)
    beside = {item: rule for rule in others if _tells_with(view, rule, letters) for item in listed(rule)}
    return _judge(view, stage, given, _Told(letters, own, beside))


@value
class _Told:
    """What the letters of a stage tell, each item with its rule, and what is told beside them or after."""

    letters: list[Rule]
    own: Mapping[str, Rule]
    beside: Mapping[str, Rule]


def _letters(view: View, stage: Stage, letter: str) -> list[Rule]:
    if letter == "extension":
        return [*view.extensions(stage), *late_notices(view, stage)]
    return view.making(stage, letter)


def _tells_with(view: View, rule: Rule, letters: list[Rule]) -> bool:
    """Tell whether a rule is a duty to tell somebody something with the answer of a stage, or after it."""
    if rule.verb is None or not rule.verb.communication or rule.verb.role != "side" or not view.is_council(rule):
        return False
    ids = [each.id for each in view.procedure.rules()]
    after = ids.index(rule.id) > min(ids.index(letter.id) for letter in letters)
    answers = {letter.noun for letter in letters} & set(view.words("response"))
    return (
        bool(answers)
        and rule.strength in DUTIES
        and rule.limit is None
        and after
        and not tells(view, rule, "the new date")
    )


def _judge(view: View, stage: Stage, given: Mapping[str, Any], told: _Told) -> Answer:
    letter, asked = given["letter"], words(given, "tells")
    everything = {**told.own, **told.beside}
    missing, _ = told_apart(view, everything, asked)
    unlisted, several = told_apart(view, told.own, asked)
    who = f"the {letter}" if letter != "extension" else "the notice of an extension"
    where = f"{who} at {view.label(stage)}"
    used = (*told.letters, *told.own.values(), *(told.beside.values() if unlisted else ()))
    evidence = tuple(dict.fromkeys(view.said(rule) for rule in used))
    covered = [item for item in everything if any(names(item, said) for _, said in view.book.items_named(asked))]
    if not unlisted or (not missing and (given.get("besides") == "yes" or not _only_if(told.beside, view, unlisted))):
        return met(f"{where} covers {joined(covered)}", *evidence)
    cure = f"write `The {view.words(letter)[0]} must include {joined(asked)}.`"
    if letter == "extension":
        cure = f"write {joined(f'`{name}`' for name in asked)} behind `giving` in the rule that extends"
    if not missing:
        said = f"{joined(covered)} is told under a condition; whether {where} says it is not said"
        return cannot_tell(said, *evidence, help=cure)
    if several >= int(given["list of"]):
        said = f"{where} covers {joined(told.own)}, and not {joined(missing, 'or')}"
        return not_met(said, *evidence, help=cure)
    return cannot_tell(f"the policy does not say that {where} covers {joined(missing)}", *evidence, help=cure)


def _only_if(beside: Mapping[str, Rule], view: View, missing: list[str]) -> bool:
    """Tell whether something that letters do not list is told beside them under a condition only."""
    for _, said in view.book.items_named(tuple(missing)):
        rules = [rule for item, rule in beside.items() if names(item, said)]
        if all(rule.condition is not None for rule in rules):
            return True
    return False
