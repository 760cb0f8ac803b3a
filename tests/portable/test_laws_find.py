"""The laws of modules find it where a module leaves out any of what few policies say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from remit.calendar.moments import local
from tests.portable.paired import Pair, tried
from tests.portable.tricky import own

TWINS = "what is owed in a place and in its twins is opened once"
SILENCE = "somebody's silence is waited for in a place and its twins"
NESTED = "conditions of which a part is a condition itself"
TARGETS = "targets beside a promise, and extensions up to a total"
AT_ONCE = "at once for some, within a time for everyone else"
EITHER = "either of two acts is a way in"
AGAIN = "again and again, and nothing says until when"
FOLLOWS = "what follows an act that was not done in time"


def twins(data: Any) -> None:
    for place in data["places"].values():
        place["twin_of"] = ""


def one_word_for_all_parts(data: Any) -> None:
    for condition in data["conditions"].values():
        condition["joined"] = tuple(condition["joined"][0] for _ in condition["joined"])


def the_other_word_first(data: Any) -> None:
    for condition in data["conditions"].values():
        condition["joined"] = condition["joined"][::-1]


def targets_of_their_own(data: Any) -> None:
    for clock in data["clocks"]:
        if clock["kind"] == "target":
            clock["stops"] = clock["kept_by"] = (f"{clock['rule']}.done",)


def totals(data: Any) -> None:
    for extension in extensions(data):
        extension["total"] = None


def increments(data: Any) -> None:
    for extension in extensions(data):
        extension.update({"kind": "in total", "duration": extension["total"]})


def extensions(data: Any) -> Iterator[Any]:
    found = [each for clock in data["clocks"] for each in clock["extensions"].values() if each["total"]]
    assert found
    yield from found


def at_once(data: Any) -> None:
    for clock in data["clocks"]:
        clock["at_once"] = None


def at_once_the_other_way_round(data: Any) -> None:
    for clock in data["clocks"]:
        clock["at_once"] = None if clock["at_once"] is None else not clock["at_once"]


def those_for_everyone_else(data: Any) -> None:
    for clock in data["clocks"]:
        clock["for_everyone"] = not clock["for_everyone"]


def another_act_as_a_start(data: Any) -> None:
    for clock in data["clocks"]:
        clock["starts"] = clock["starts"][:1]


def another_act_as_an_end(data: Any) -> None:
    for clock in data["clocks"]:
        clock["stops"] = clock["kept_by"] = clock["stops"][:1]


def what_waits_ahead(data: Any) -> None:
    for clock in data["clocks"]:
        clock["waits_at"] = ()


@pytest.mark.parametrize(
    ("title", "left_out"),
    [
        (TWINS, twins), (NESTED, one_word_for_all_parts), (NESTED, the_other_word_first),
        (NESTED, those_for_everyone_else), (TARGETS, targets_of_their_own), (TARGETS, totals), (TARGETS, increments),
        (AT_ONCE, at_once), (AT_ONCE, at_once_the_other_way_round), (AT_ONCE, those_for_everyone_else),
        (EITHER, another_act_as_a_start), (EITHER, another_act_as_an_end), (EITHER, what_waits_ahead),
        (FOLLOWS, those_for_everyone_else), (AGAIN, what_waits_ahead),
    ],
)  # fmt: skip
def test_what_is_left_out_is_found(title: str, left_out: Callable[[Any], None]) -> None:
    product = dict(own())[title]
    pair, random = Pair(product, product.calendar), Random(title)
    left_out(pair.data)

    with pytest.raises(AssertionError):
        many(pair, random)


def many(pair: Pair, random: Random) -> None:
    for _ in range(1000):
        tried(pair, random, most=14)


def test_an_answer_that_came_early_is_told_in_the_twin_of_the_place_that_waits_for_it() -> None:
    product = dict(own())[SILENCE]
    pair, at = Pair(product, product.calendar), local(date(2027, 3, 1))
    rule = "complaint.stage-1"
    acts = (f"{rule}.acknowledge.done", f"clock.{rule}.respond", "complaint.event.reply", f"{rule}.assess.done")
    for number, event in enumerate(("complaint.receipt", *acts)):
        pair.send(event, at + timedelta(number))
    pair.compare(at + timedelta(4))

    assert pair.other.places == (f"{rule}.send.if.late",)
    assert pair.over(at + timedelta(4)) == [(f"{rule}.send.if.no", at + timedelta(4))]


def test_what_comes_again_with_no_end_stays_due_behind_its_place_while_it_is_owed() -> None:
    product = dict(own())[AGAIN]
    pair, at = Pair(product, product.calendar), local(date(2027, 3, 1))
    rule = "complaint.stage-1"
    for number, act in enumerate(("receipt", "stage-1.acknowledge.done", "stage-1.respond.done")):
        pair.send(f"complaint.{act}", at + timedelta(number))
    pair.compare(at + timedelta(3))

    assert f"{rule}.update.done" in pair.other.owed
    assert f"clock.{rule}.update" in {time[0] for time in pair.found(at + timedelta(3))}
