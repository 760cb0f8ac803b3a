"""Every case can end.

Where a case can come to a place from which no rule leads to an end, somebody waits for ever.
"""

from __future__ import annotations

from collections.abc import Iterator

from remit.checks import Subject
from remit.derive.reach import can_end, path_to, reachable
from remit.derive.states import StateKind
from remit.diagnostic import Finding

WHOLE = True


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the first state of every dead end, with the shortest way there."""
    for machine in subject.machines:
        came, ends = reachable(machine), can_end(machine)
        starts = {state.id for state in machine.states if state.kind is StateKind.START}
        for state in machine.states:
            trapped = state.id in came and state.id not in ends and state.kind is not StateKind.START
            step = came.get(state.id)
            if trapped and (step is None or step.source in ends | starts):
                yield Finding(
                    "a case that comes here can never end",
                    state.span,
                    help="add a rule that leads on or closes the case",
                    steps=path_to(state.id, came, machine),
                )
