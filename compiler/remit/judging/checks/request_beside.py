"""Somebody unhappy with how a request is dealt with can complain while the request goes on.

Given:
    {request: service request, complaint: complaint}

Met:
    feedback:
      service request:
        rules:
          - The service must deal with the request within 10 working days of receipt.
          - The customer may complain at any time.
      complaint:
        stages: [{stage: 1, rules: [The officer must respond within 10 working days of receipt.]}]
    verbs:
      deal with the request: {role: step, present: deals with the request, past: dealt with the request}

Not met:
    feedback:
      service request:
        rules:
          - The service must deal with the request within 10 working days of receipt.
          - If the customer is dissatisfied, the council must treat the service request as a complaint.
      complaint:
        stages: [{stage: 1, rules: [The officer must respond within 10 working days of receipt.]}]
    facts: [the customer is dissatisfied]
    verbs:
      deal with the request: {role: step, present: deals with the request, past: dealt with the request}
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from remit.assessment import Answer
from remit.judging.answers import cannot_tell, met, not_met, unsaid
from remit.judging.view import View
from remit.model.policy import Gap, Part, Procedure, Rule

TAKES = {"request": "kind", "complaint": "kind"}


def decide(view: View, given: Mapping[str, Any]) -> Answer:
    """Return whether a complaint can be made beside an open request."""
    kind, complaint = given["request"], given["complaint"]
    at = next((n for n, each in enumerate(view.policy.procedures) if each.kind == kind), None)
    if at is None:
        said = f"what becomes of a {kind} when somebody is unhappy with it"
        return cannot_tell(unsaid(said), help=f"describe the {kind} as a procedure of its own")
    procedure = view.policy.procedures[at]
    for rule in procedure.rules():
        if rule.outcome is not None and rule.outcome.kind == "leaves running":
            return met(f"a {complaint} leaves the {kind} running", view.said(rule))
        if _becomes(rule, complaint):
            return not_met(
                f"when a {kind} becomes a {complaint}, it is no longer worked on",
                view.said(rule),
                help=f"write `The complainant may complain at any time.` in the {kind}",
            )
    for rule in procedure.rules():
        if rule.verb is not None and rule.verb.base in ("complain", "escalate") and rule.strength == "may":
            return _open(view, rule, procedure, complaint)
    gaps = [item for item in procedure.items() if isinstance(item, Gap)]
    if gaps:
        evidence = (view.named(gap) for gap in gaps)
        return cannot_tell(f"`{gaps[0].what}` is not formalised", *evidence)
    return cannot_tell(
        f"the policy does not say that a {complaint} can be made about a {kind}",
        span=procedure.span,
        help=f"write `The complainant may complain at any time.` in the {kind}, if that is so",
    )


def _open(view: View, rule: Rule, procedure: Procedure, complaint: str) -> Answer:
    """Return whether a complaint can be made before the last step for the request is done."""
    kind = procedure.kind
    last = next((each for each in reversed(list(procedure.rules())) if each.part is Part.STEP), None)
    ids = [each.id for each in procedure.rules()]
    anytime = rule.limit is not None and rule.limit.kind == "at any time"
    if anytime or (last is not None and ids.index(rule.id) < ids.index(last.id)):
        return met(f"a {complaint} can be made while the {kind} is still open", view.said(rule))
    return not_met(
        f"a {complaint} can be made only once the {kind} is closed",
        view.said(rule),
        help="add `at any time` to the rule",
    )


def _becomes(rule: Rule, complaint: str) -> bool:
    if rule.outcome is not None and rule.outcome.kind == "becomes":
        return rule.outcome.target == complaint
    return rule.action is not None and rule.action.as_kind == complaint
