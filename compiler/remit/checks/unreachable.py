"""Every step can be reached.

A rule that no case ever comes to is a promise that is never kept, or a mistake in the order of the rules.
"""

from __future__ import annotations

from collections.abc import Iterator

from remit.checks import Subject
from remit.derive.reach import reachable
from remit.derive.states import Reason, State, StateKind
from remit.diagnostic import Finding
from remit.model.policy import Part, Stage

WHOLE = True


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the first state of every part that cannot be reached."""
    for procedure, machine in zip(subject.policy.procedures, subject.machines, strict=True):
        came = reachable(machine)
        sources = {
            step.target for step in machine.transitions if step.source != step.target and step.source not in came
        }
        stages = {stage.id: stage for stage in procedure.stages}
        told: set[str] = set()
        events = {step.event for step in machine.transitions}
        never = [rule for name in machine.watched if f"{name}.done" not in events and (rule := procedure.rule(name))]
        for rule in never:
            yield Finding(
                "no case ever comes to this rule",
                rule.span,
                help="what it turns on is never so where the rule stands; move it behind that, or change its condition",
            )
        closed = {rule.id for rule in never}
        for state in machine.states:
            if state.rule in closed or state.id in came or state.id in sources or state.kind is StateKind.START:
                continue
            stage = stages.get(state.stage)
            lost = stage is not None and stage.id != procedure.stages[0].id and not _entered(stage)
            if lost and stage is not None:
                if stage.id not in told:
                    told.add(stage.id)
                    yield Finding(
                        f"no rule leads to {stage.label}",
                        stage.span,
                        help="begin the stage with who may ask for it: `The complainant may escalate.`",
                    )
            elif not _is_rest(state):
                yield Finding(
                    "no case ever comes to this rule",
                    state.span,
                    help="a rule before it always ends or leaves the stage; move this up or make that conditional",
                )


def _is_rest(state: State) -> bool:
    """Tell whether a state is only what follows the last step: what leads past it leads past no rule."""
    return state.kind is StateKind.REST or state.reason is Reason.ANSWERED


def _entered(stage: Stage) -> bool:
    return any(getattr(item, "part", None) is Part.WAY_IN for item in stage.items)
