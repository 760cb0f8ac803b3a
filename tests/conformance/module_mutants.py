"""Data of a machine with one thing wrong in it: what a client that looks must find."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from remit.portable.runtime.shape import Machine

Mutation = Callable[[Any], None]


def redirected(data: Any) -> None:
    place, event = next((p, e) for p, ways in data["moves"].items() for e, (target, *_) in ways.items() if p != target)
    data["moves"][place][event] = (place, *data["moves"][place][event][1:])


def a_place_without_its_ways(data: Any) -> None:
    data["moves"]["complaint.stage-1.respond"] = {}


def a_place_left_out(data: Any) -> None:
    del data["moves"]["complaint.stage-1.respond"]
    del data["places"]["complaint.stage-1.respond"]


def nothing_passed_over(data: Any) -> None:
    for ways in data["moves"].values():
        ways.update({event: (target, rule, ()) for event, (target, rule, _) in ways.items()})


def a_guard_dropped(data: Any) -> None:
    data["at_most"] = {}


def nothing_owed_on_an_event(data: Any) -> None:
    data["owed_on"] = {}


def nothing_owed_on_arrival(data: Any) -> None:
    data["owed_in"] = {}


def nothing_first(data: Any) -> None:
    data["before_closing"] = ()


def nothing_closes(data: Any) -> None:
    data["closing"] = ()


def nothing_recorded(data: Any) -> None:
    data["recorded"] = ()


def a_stage_that_names_nothing(data: Any) -> None:
    data["named"] = {}


def another_line_at_first(data: Any) -> None:
    data["initial"] = (*data["initial"][:-1], next(reversed(data["places"])))


def a_day_more(data: Any) -> None:
    clock = next(each for each in data["clocks"] if each["duration"] and each["duration"][1] == "working day")
    clock["duration"] = (clock["duration"][0] + 1, "working day")


def calendar_days(data: Any) -> None:
    for clock in data["clocks"]:
        clock["duration"] = clock["duration"] and (clock["duration"][0], "calendar day")


def no_bank_holiday(data: Any) -> None:
    data["calendar"]["closed"]["2027"] = ""


def a_week_of_six_days(data: Any) -> None:
    data["calendar"]["weekdays"] = (0, 1, 2, 3, 4, 5)


def day_one(data: Any) -> None:
    data["calendar"]["counts_first_day"] = True


def nothing_stops(data: Any) -> None:
    for clock in data["clocks"]:
        clock["kept_by"] = clock["stops"] = ()


def no_start(data: Any) -> None:
    data["clocks"][0]["starts"] = ()


def nothing_extends(data: Any) -> None:
    for clock in data["clocks"]:
        clock["extensions"] = {}


def nothing_bounds(data: Any) -> None:
    for event in data["events"].values():
        event["bound_by"] = ""


def a_window_taken_for_a_promise(data: Any) -> None:
    for clock in data["clocks"]:
        clock["kind"] = "promise"


def a_way_in_that_is_none(data: Any) -> None:
    for clock in data["clocks"]:
        clock["way_in"] = False


def nothing_leads_on(data: Any) -> None:
    data["leads"] = {}


MUTATIONS: tuple[Mutation, ...] = (
    redirected, a_place_without_its_ways, a_place_left_out, nothing_passed_over, nothing_owed_on_an_event,
    nothing_recorded, a_stage_that_names_nothing, another_line_at_first, a_day_more, calendar_days,
    no_bank_holiday, a_week_of_six_days, day_one, nothing_stops, no_start, nothing_extends, nothing_bounds,
    a_window_taken_for_a_promise, a_way_in_that_is_none, nothing_leads_on,
)  # fmt: skip


GUARDED: tuple[Mutation, ...] = (a_guard_dropped, nothing_owed_on_arrival, nothing_first, nothing_closes)
"""Those of a machine in which something may be done once, and something must be done before closing."""


def mutant(mutation: Mutation, data: Machine) -> Machine:
    """Return the data with one thing wrong; it is an error if that changes nothing."""
    made = deepcopy(data)
    mutation(made)
    assert made != data, mutation.__name__
    return made
