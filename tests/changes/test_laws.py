"""What must hold of the differences of any two policies, whatever they say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from remit import pipeline
from remit.calendar import due, local
from remit.changes.change import Changes, Direction, Effect
from remit.editions import diff_files
from remit.pipeline import Checked
from remit.syntax.clause import Duration
from tests.changes.written import cases, changes_of
from tests.derive.written import policy, sound
from tests.proofs.random_policies import made

ROOT = Path(__file__).parents[2]
REAL = sorted(ROOT.glob("policies/*/*.yaml"))
SEEDS = range(8)
MIRROR = {Direction.TIGHTER: Direction.LOOSER, Direction.LOOSER: Direction.TIGHTER}
TURNED = {
    Effect.LONGER: Effect.SHORTER,
    Effect.SHORTER: Effect.LONGER,
    Effect.MORE_TIME: Effect.LESS_TIME,
    Effect.LESS_TIME: Effect.MORE_TIME,
    Effect.POSSIBLE: Effect.IMPOSSIBLE,
    Effect.IMPOSSIBLE: Effect.POSSIBLE,
    Effect.PROMISED: Effect.UNPROMISED,
    Effect.UNPROMISED: Effect.PROMISED,
}


def real(file: Path) -> Checked:
    return pipeline.check_file(str(file.relative_to(ROOT)), file.read_bytes())


def empty(changes: Changes | None) -> bool:
    assert changes is not None
    return not (changes.residents or changes.systems or any(held.reversed for held in changes.regulator))


def pairs() -> Iterator[tuple[str, str]]:
    for case in cases():
        yield case.old, case.new
    for seed in SEEDS:
        yield policy(made(seed).text), policy(made(seed, 2).text)
        yield policy(made(seed).text), policy(made(seed + 1).text)


@pytest.mark.parametrize("file", REAL, ids=[file.stem for file in REAL])
def test_a_policy_does_not_differ_from_itself(file: Path) -> None:
    checked = real(file)

    assert checked.sound
    assert empty(diff_files(checked, checked))


def test_a_policy_made_at_random_does_not_differ_from_itself() -> None:
    for seed in SEEDS:
        text = policy(made(seed).text)

        assert empty(changes_of(text, text))


def directions(changes: Changes) -> dict[tuple[str, str], tuple[Direction, bool]]:
    return {
        (each.was, each.now): (each.deadline.direction, each.deadline.window)
        for each in changes.residents
        if each.deadline is not None
    }


def test_turned_round_what_was_tighter_is_looser() -> None:
    seen = set()
    for old, new in pairs():
        there, back = directions(changes_of(old, new)), directions(changes_of(new, old))

        assert back == {
            (now, was): (MIRROR.get(direction, direction), window) for (was, now), (direction, window) in there.items()
        }
        seen |= {direction for direction, _ in there.values()}
    assert seen == set(Direction)


def test_turned_round_what_was_added_is_removed() -> None:
    for old, new in pairs():
        there, back = changes_of(old, new), changes_of(new, old)

        assert sorted((TURNED.get(each.effect, each.effect), each.now, each.was) for each in there.residents) == sorted(
            (each.effect, each.was, each.now) for each in back.residents
        )
        for one, other in zip(there.systems, back.systems, strict=True):
            assert (one.removed, one.added) == (other.added, other.removed)
            assert [(each.was, each.now) for each in one.renamed] == [(each.now, each.was) for each in other.renamed]


def test_every_id_is_kept_renamed_removed_or_added_and_never_two_of_these() -> None:
    for old, new in pairs():
        changes = changes_of(old, new)
        for sort in ("states", "events", "clocks"):
            found = [each for each in changes.systems if each.sort == sort]
            gone = {one.id for each in found for one in each.removed}
            come = {one.id for each in found for one in each.added}
            moved = {one.was: one.now for each in found for one in each.renamed}
            before, after = ids(sound(old), sort), ids(sound(new), sort)

            assert {moved.get(name, name) for name in before - gone} | come == after
            assert not gone & set(moved)
            assert not come & set(moved.values())


def ids(checked: Checked, sort: str) -> set[str]:
    return {each.id for machine in checked.machines for each in getattr(machine, sort)}


def test_shorter_times_are_never_found_to_be_longer() -> None:
    moved = 0
    for seed in SEEDS:
        found = directions(changes_of(policy(made(seed).text), policy(made(seed, 2).text)))
        promises = [direction for direction, _ in found.values()]

        assert set(promises) <= {Direction.TIGHTER, Direction.SAME}
        moved += len(promises)
    assert moved > len(SEEDS)


@pytest.mark.parametrize("within", [1, 3, 5])
@pytest.mark.parametrize("old", [6, 8, 10])
@pytest.mark.parametrize("new", [5, 7, 9, 10])
def test_the_direction_is_that_of_every_run_counted_one_by_one(within: int, old: int, new: int) -> None:
    head = f"- The officer must acknowledge within {within} working days of receipt.\n"
    before = f"{head}- The officer must respond within {old} working days of receipt.\n"
    after = f"{head}- The officer must respond within {new} working days of the acknowledgement.\n"
    differences = set(one_by_one(sound(policy(before, "rules")), within, old, new))

    (found,) = directions(changes_of(policy(before, "rules"), policy(after, "rules"))).values()

    assert found[0] is expected(differences)


def one_by_one(checked: Checked, within: int, old: int, new: int) -> Iterator[int]:
    """Yield by how many days each run of a year ends later under the newer policy."""
    assert checked.policy is not None
    calendar = pipeline.calendar_of_policy(checked.policy)

    def ends(day: date, days: int) -> date:
        return due(local(day), Duration(days, "working day"), calendar).day

    for number in range(365):
        receipt = date(2026, 2, 1) + timedelta(number)
        days = [receipt + timedelta(more) for more in range((ends(receipt, within) - receipt).days + 1)]
        for acknowledged in (day for day in days if calendar.is_worked(day)):
            before = ends(receipt, old)
            if acknowledged <= before:
                yield (ends(acknowledged, new) - before).days


def expected(differences: set[int]) -> Direction:
    sooner, later = any(each < 0 for each in differences), any(each > 0 for each in differences)
    if sooner and later:
        return Direction.INCOMPARABLE
    return Direction.TIGHTER if sooner else Direction.LOOSER if later else Direction.SAME


def test_the_cases_together_show_every_effect() -> None:
    shown = {each.effect for case in cases() for each in changes_of(case.old, case.new).residents}

    assert set(Effect) - shown == {Effect.SAID}
