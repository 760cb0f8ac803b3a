"""What a chart asks before a step, because it decides what follows: did somebody answer, is a permission used."""

from __future__ import annotations

from collections.abc import Mapping

from remit.derive.overdue import unanswered
from remit.derive.states import Machine
from remit.model.policy import Rule


def gates_of(machine: Machine, rules: Mapping[str, Rule]) -> dict[str, list[Rule]]:
    """Return for each state the rules asked about on the way to it.

    First those that follow somebody's silence, then the permissions that end the case, lead on or give time; one that
    is open at any time is asked about elsewhere.
    """
    found: dict[str, list[Rule]] = {}
    for name, (state, _) in unanswered(machine).items():
        found.setdefault(state, []).append(rules[name])
    leading = {step.rule for step in machine.transitions if not step.stays}
    for permission in machine.permissions:
        rule = rules[permission.rule]
        if permission.states and not rule.anytime and (rule.id in leading or rule.extension is not None):
            gates = found.setdefault(permission.states[0], [])
            gates += [rule] if rule not in gates else []
    return found
