"""What a chart asks before a step, because it decides what follows: did somebody answer, is a permission used."""

from __future__ import annotations

from collections.abc import Mapping

from remit.derive.overdue import overdue, unanswered
from remit.derive.states import Machine
from remit.derive.watched import watched_of
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
    watched = watched_of(machine)
    late = {step.rule for each in (watched.behind, overdue(machine)) for steps in each.values() for step in steps}
    ends = {step.source for steps in watched.ways.values() for step in steps}
    places = {state.id: state.place for state in machine.states}
    for permission in machine.permissions:
        rule = rules[permission.rule]
        asked = not rule.anytime and rule.id not in late and (rule.id in leading or rule.extension is not None)
        open_in = [places[name] for name in permission.states if places[name] not in ends]
        if open_in and asked:
            gates = found.setdefault(open_in[0], [])
            gates += [rule] if rule not in gates else []
    for state, steps in watched.before.items():
        found.setdefault(state, []).extend(rules[step.rule] for step in steps)
    return found
