"""Permissions that a chart asks about before a step, because using one changes what follows."""

from __future__ import annotations

from collections.abc import Mapping

from remit.derive.overdue import unanswered
from remit.derive.states import Machine
from remit.model.policy import Rule


def gates_of(machine: Machine, rules: Mapping[str, Rule]) -> dict[str, list[Rule]]:
    """Return for each state the permissions asked about on the way to it: they end the case, lead on, or give time."""
    found: dict[str, list[Rule]] = {}
    for name, (state, _) in unanswered(machine).items():
        found.setdefault(state, []).append(rules[name])
    leading = {step.rule for step in machine.transitions if not step.stays}
    for permission in machine.permissions:
        rule = rules[permission.rule]
        anytime = rule.limit is not None and rule.limit.kind == "at any time"
        if permission.states and not anytime and (rule.id in leading or rule.extension is not None):
            gates = found.setdefault(permission.states[0], [])
            gates += [rule] if rule not in gates else []
    return found
