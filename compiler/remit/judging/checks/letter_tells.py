"""A letter tells what the code asks of it, where the policy lists what it tells.

What a letter tells is a list where the policy names so many things, `list of`: what is then left out is left out. A
policy that names fewer has made no list, and nobody can tell.

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
from remit.judging.answers import (
    cannot_tell,
    joined,
    leaning,
    met,
    names,
    not_applicable,
    not_met,
    silent,
    told_apart,
    words,
)
from remit.judging.view import DUTIES, View
from remit.model.policy import Rule, Stage

TAKES = {"stage": "number", "letter": "event", "tells": "items", "list of": "number"}


def decide(view: View, given: Mapping[str, Any]) -> Answer:
    """Return whether the list of what a letter tells has all that is asked."""
    stage = view.stage(given["stage"])
    if stage is None:
        return silent(view, f"anything of a stage {given['stage']}")
    rules = _letters(view, stage, given["letter"])
    if not rules and given["letter"] == "extension":
        return leaning(view, not_applicable(f"no extension is allowed at {view.label(stage)}"), stage)
    if not rules:
        return silent(view, f"the {given['letter']} at {view.label(stage)}", stage)
    contents = view.contents(stage, rules, view.words(given["letter"]))
    contents += [
        rule
        for rule in view.rules(stage)
        if rule not in rules and rule not in contents and _tells_with(view, rule, rules)
    ]
    told = {item: rule for rule in (*rules, *contents) for item in view.listed(rule)}
    told |= {item: rule for rule in contents for item in _things(rule)}
    return _judge(view, stage, given, rules, told)


def _letters(view: View, stage: Stage, letter: str) -> list[Rule]:
    if letter == "extension":
        return [*view.extensions(stage), *view.late_notices(stage)]
    return view.making(stage, letter)


def _things(rule: Rule) -> tuple[str, ...]:
    return tuple(thing.name for thing in rule.action.things) if rule.action else ()


def _tells_with(view: View, rule: Rule, letters: list[Rule]) -> bool:
    """Tell whether a rule is a duty to tell somebody something with the answer of a stage, or after it."""
    if rule.verb is None or not rule.verb.communication or rule.verb.role != "side" or not view.is_council(rule):
        return False
    ids = [each.id for each in view.procedure.rules()]
    after = ids.index(rule.id) > min(ids.index(letter.id) for letter in letters)
    answers = {letter.noun for letter in letters} & set(view.words("response"))
    return bool(answers) and rule.strength in DUTIES and rule.limit is None and after


def _judge(view: View, stage: Stage, given: Mapping[str, Any], rules: list[Rule], told: Mapping[str, Rule]) -> Answer:
    letter, asked = given["letter"], words(given, "tells")
    wanted = list(view.book.items_named(asked))
    found = {name: item for name, said in wanted for item in told if names(item, said)}
    missing, several = told_apart(view, told, asked)
    who = f"the {letter}" if letter != "extension" else "the notice of an extension"
    evidence = tuple(dict.fromkeys(view.said(rule) for rule in (*rules, *told.values())))
    if not missing:
        return met(f"{who} at {view.label(stage)} tells {joined(found)}", *evidence)
    cure = f"write `The {view.words(letter)[0]} must include {joined(asked)}.`"
    if letter == "extension":
        cure = f"write {joined(f'`{name}`' for name in asked)} behind `giving` in the rule that extends"
    if several >= int(given["list of"]):
        said = f"{who} at {view.label(stage)} tells {joined(told)}, and not {joined(missing, 'or')}"
        return not_met(said, *evidence, help=cure)
    return cannot_tell(
        f"the policy does not list what {who} at {view.label(stage)} tells: nothing is said of {joined(missing)}",
        *evidence,
        help=cure,
    )
