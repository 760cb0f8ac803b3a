"""Whoever may be dissatisfied at the end is told where to go next.

A refusal or a last answer without a next step leaves a person with nowhere to turn.
"""

from __future__ import annotations

from collections.abc import Iterator

from remit.checks import Subject
from remit.derive.reach import path_to, reachable
from remit.derive.states import Machine, Reason, State, StateKind
from remit.diagnostic import Finding
from remit.model.policy import Procedure

WHOLE = True


def check(subject: Subject) -> Iterator[Finding]:
    """Yield every ending of a complaint at which nothing says where to go, with the shortest way there."""
    for procedure, machine in zip(subject.policy.procedures, subject.machines, strict=True):
        if not subject.vocabulary.dissatisfies(procedure.kind):
            continue
        came = reachable(machine)
        for state in machine.states:
            if state.id in came and state.kind is StateKind.ENDING and not _signposted(state, procedure, machine):
                yield Finding(
                    _message(state),
                    state.span,
                    help=_cure(state),
                    steps=path_to(state.id, came, machine),
                )


def _signposted(state: State, procedure: Procedure, machine: Machine) -> bool:
    """Tell whether the next step is given, or the person chose this end or already stands at the last resort."""
    if state.leads_to or state.reason is Reason.LAPSED:
        return True
    rule = procedure.rule(state.rule)
    if rule is not None and rule.action is not None:
        action = rule.action
        told = (*action.things, *action.giving)
        if rule.actors and rule.verb is not None and any(actor.startswith("the complainant") for actor in rule.actors):
            return True
        return bool(action.to_party or action.recipient or (told and action.giving))
    stage = procedure.stage(state.stage)
    if stage is not None and stage.run_by:
        return True
    if state.reason is Reason.ANSWERED:
        leaves = any(step.source == state.id and step.source != step.target for step in machine.transitions)
        return leaves or len(machine.lines) > 1
    return False


def _message(state: State) -> str:
    if state.reason is Reason.EXCLUDED:
        return "somebody who is turned away here is not told where to go"
    return "somebody who is dissatisfied here is not told where to go next"


def _cure(state: State) -> str:
    if state.reason is Reason.EXCLUDED:
        return "add `go to:` with the place that deals with it, or `tell:` with what the person is told"
    return "add a stage that the complainant may go to, for example the Ombudsman's"
