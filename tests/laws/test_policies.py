"""What holds of every policy, whatever it says."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from remit import pipeline
from remit.derive.passing import passing_over
from remit.derive.pending import not_compiled
from remit.derive.reach import can_end, reachable
from remit.derive.states import Machine, StateKind
from remit.diagnostic import Severity
from remit.pipeline import Checked
from remit.source import Text
from remit.syntax.printer import print_condition, print_sentence
from remit.syntax.sentence import parse_condition, parse_sentence
from tests.derive.printed import PARTS, sections
from tests.laws.policies import Written, policies

ROOT = Path(__file__).parents[2]
PATH = "policies/northtown/complaints.yaml"
DIGEST = """
import hashlib
from tests.targets.products import EDITIONS, built
made = b"".join(name.encode() + data for name, data in sorted(built(EDITIONS[0]).items()))
print(len(built(EDITIONS[0])), hashlib.sha256(made).hexdigest())
"""
slow = settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def checked(written: Written) -> Checked:
    return pipeline.check_file(PATH, written.text.encode())


@slow
@given(policies())
def test_every_policy_is_understood_or_says_why_not(written: Written) -> None:
    found = checked(written)

    assert found.policy is not None
    errors = [each for each in found.diagnostics if each.severity is Severity.ERROR]
    assert found.sound is (not errors)
    # The sentences of these policies are all in the language; only what they add up to may be wrong.
    assert {each.code for each in errors} <= {"two-of-one-name", "unreachable", "dead-end"}
    assert all(each.finding.help and each.finding.span.path == PATH for each in found.diagnostics)


@settings(slow, max_examples=8)
@given(policies())
def test_a_policy_without_errors_gives_the_same_bytes_twice(written: Written) -> None:
    first, second = (pipeline.build_file(checked(written)).files for _ in range(2))

    assert first == second


@settings(slow, max_examples=3)
@given(policies())
def test_a_policy_is_built_if_and_only_if_it_has_no_errors(written: Written) -> None:
    found = checked(written)

    assert bool(pipeline.build_file(found).files) is found.sound


def test_the_order_in_which_python_keeps_sets_changes_no_byte() -> None:
    def digest(seed: str) -> bytes:
        env = {**os.environ, "PYTHONHASHSEED": seed}
        return subprocess.run([sys.executable, "-c", DIGEST], env=env, cwd=ROOT, capture_output=True, check=True).stdout

    digests = {digest("1"), digest("2")}

    assert len(digests) == 1


@slow
@given(policies())
def test_machines_hold_together(written: Written) -> None:
    for machine in checked(written).machines:
        states = {state.id for state in machine.states}

        assert len(states) == len(machine.states)
        assert {step.source for step in machine.transitions} | {step.target for step in machine.transitions} <= states
        assert [line.initial for line in machine.lines if line.initial not in states] == []
        assert sorted(name for line in machine.lines for name in line.states) == sorted(states)
        line_of = {name: line.id for line in machine.lines for name in line.states}
        assert [step for step in machine.transitions if line_of[step.source] != line_of[step.target]] == []
        for beside in (machine.duties, machine.permissions, machine.remarks):
            assert {name for each in beside for name in each.states} <= states
        assert events_used(machine) <= {event.id for event in machine.events}
        assert len({event.id for event in machine.events}) == len(machine.events)
        assert len({clock.id for clock in machine.clocks}) == len(machine.clocks)


def events_used(machine: Machine) -> set[str]:
    """Return the events of which any part of a machine speaks."""
    used = {step.event for step in machine.transitions}
    for clock in machine.clocks:
        used |= {clock.id, *clock.stops_on, *(start.event for start in clock.starts_on)}
        used |= {clock.second_start.event} if clock.second_start else set()
    for duty in machine.duties:
        used |= {duty.done, duty.event} - {""}
    used |= {permission.done for permission in machine.permissions}
    return used | {event for pause in machine.pauses for event in (pause.starts_on, pause.ends_on)}


@slow
@given(policies())
def test_one_event_leads_from_one_state_to_one_place(written: Written) -> None:
    for machine in checked(written).machines:
        ways: dict[tuple[str, str], set[str]] = {}
        for step in machine.transitions:
            ways.setdefault((step.source, step.event), set()).add(step.target)

        assert {way: targets for way, targets in ways.items() if len(targets) > 1} == {}


@slow
@given(policies())
def test_in_a_policy_without_errors_every_case_can_go_on_until_it_ends(written: Written) -> None:
    found = checked(written)
    for machine in found.machines if found.sound else ():
        came, ends = reachable(machine), can_end(machine)
        onward = {step.source for step in machine.transitions if not step.stays}

        for state in machine.states:
            assert state.id in came, state
            assert state.id in ends, state
            assert state.kind is StateKind.ENDING or state.id in onward, state


@slow
@given(policies())
def test_a_later_step_is_accepted_in_its_stage_or_from_the_arrival_and_leaves_steps_behind(written: Written) -> None:
    for machine in checked(written).machines:
        states = {state.id: state for state in machine.states}

        for passing in passing_over(machine):
            step = passing.transition
            assert states[step.source].stage in (states[step.event.removesuffix(".done")].stage, "arrival")
            assert all(states[name].kind is StateKind.STEP for name in passing.over)


@slow
@given(policies())
def test_no_rule_is_lost_in_silence(written: Written) -> None:
    found = checked(written)
    assert found.policy is not None
    for procedure, machine in zip(found.policy.procedures, found.machines, strict=True):
        told = {state.rule for state in machine.states} | {step.rule for step in machine.transitions}
        told |= {duty.rule for duty in machine.duties} | {permission.rule for permission in machine.permissions}
        told |= {remark.rule for remark in machine.remarks} | {pause.rule for pause in machine.pauses}
        told |= {rule.id for rule, _ in not_compiled(procedure)} | {clock.rule for clock in machine.clocks}

        lost = [rule for rule in procedure.rules() if rule.id not in told]
        # A jump is the way out of the rule before it.
        assert [rule.id for rule in lost if rule.outcome is None or rule.outcome.kind != "goes to"] == []
        assert len({rule.id for rule in procedure.rules()}) == len(list(procedure.rules()))
        for owed in machine.duties:
            assert owed.event or owed.states, owed
        for permission in machine.permissions:
            assert permission.states, permission


@slow
@given(policies())
def test_the_canonical_spelling_means_the_same_machine(written: Written) -> None:
    first = checked(written)
    vocabulary = first.vocabulary
    assert vocabulary is not None

    def canonical(words: str) -> str:
        sentence, _ = parse_sentence(Text.inline(words, PATH), vocabulary)
        if sentence is not None:
            return print_sentence(sentence)
        condition, _ = parse_condition(Text.inline(words, PATH), vocabulary)
        assert condition is not None, words
        return print_condition(condition)

    second = checked(written.mapped(canonical))

    parts = list(PARTS)
    assert [sections(each, parts) for each in second.machines] == [sections(each, parts) for each in first.machines]
