"""Where something that was promised cannot be done, the person is told why, what else there is, and whom to turn to.

Given:
    {if: [the remedy cannot be delivered], tells: [the reason, the Ombudsman's details]}

Met:
    facts: [the remedy cannot be delivered]
    feedback:
      complaint:
        rules:
          - The officer must respond within 10 working days of receipt.
          - >-
            If the remedy cannot be delivered, the officer must tell the complainant the reason and the Ombudsman's
            details.

Not met:
    facts: [the remedy cannot be delivered]
    feedback:
      complaint:
        rules:
          - The officer must respond within 10 working days of receipt.
          - If the remedy cannot be delivered, the officer must tell the complainant the date and the options.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from remit.assessment import Answer
from remit.calendar.words import joined
from remit.judging.answers import cannot_tell, met, names, not_met, silent, told_apart, words
from remit.judging.letters import listed
from remit.judging.view import View, conditions
from remit.model.policy import Rule
from remit.syntax.clause import Fact

TAKES = {"if": "words", "tells": "items"}


def decide(view: View, given: Mapping[str, Any]) -> Answer:
    """Return whether the failure is told with all that is asked."""
    facts = words(given, "if")
    rules = [rule for rule in view.procedure.rules() if _is_on(rule, facts)]
    if not rules:
        return silent(view, f"what happens if {facts[0]}", help=f"write a rule: `If {facts[0]}, …`")
    told = {item: rule for rule in rules for item in listed(rule)}
    missing, several = told_apart(view, told, words(given, "tells"))
    evidence = tuple(map(view.said, rules))
    if not missing:
        return met(f"the person is then told {joined(told)}", *evidence)
    if several > 1:
        return not_met(f"the person is then told {joined(told)}, and not {joined(missing, 'or')}", *evidence)
    return cannot_tell(f"that the person is then told {joined(missing)} is not said", *evidence)


def _is_on(rule: Rule, facts: tuple[str, ...]) -> bool:
    if rule.condition is None:
        return False
    return any(isinstance(each, Fact) and names(each.name, facts) for each in conditions(rule.condition))
