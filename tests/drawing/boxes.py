"""Boxes of a drawing, made in a line: steps, decisions and ends, and those that the sample charts share."""

from __future__ import annotations

from remit.derive.chart import Band, Box, Exit, Shape

ACTORS = {"you": "You", "council": "Council", "other": "Ombudsman"}


def box(
    number: int,
    title: str,
    *exits: tuple[str, int],
    shape: Shape = Shape.STEP,
    voice: str = "council",
    times: tuple[str, ...] = (),
    notes: tuple[str, ...] = (),
    opens: int | None = None,
) -> Box:
    ways = tuple(Exit(label, target) for label, target in exits)
    return Box(
        number,
        f"b{number}",
        shape,
        ACTORS[voice],
        voice,
        title,
        times,
        notes,
        exits=ways,
        side=opens is not None,
        opens=opens,
    )


def ask(number: int, title: str, *exits: tuple[str, int], opens: int | None = None, times: tuple[str, ...] = ()) -> Box:
    return box(number, title, *exits, shape=Shape.DECISION, opens=opens, times=times)


def end(number: int, title: str, *notes: str, opens: int | None = None, voice: str = "council") -> Box:
    return box(number, title, shape=Shape.END, notes=notes, opens=opens, voice=voice)


def start(to: int = 2) -> Box:
    return box(
        1,
        "You send us your complaint",
        ("", to),
        shape=Shape.START,
        voice="you",
        notes=("Online form, phone, letter or in person",),
    )


EDITION = "Northtown Council, edition 2026-01, in force from 16 January 2026"
STRAIGHT_AWAY = box(
    2, "Automatic acknowledgement", ("", 3), times=("Straight away",), notes=("Gives you a reference number",)
)
WITHIN_10 = ("Within 10 working days of acknowledgement",)
WITHIN_20 = ("Within 20 working days of acknowledgement",)
REMEDY = "We carry out any remedy we promised"


def answer(first: int) -> tuple[Box, ...]:
    n = first
    extend = "We extend the deadline and tell you why"
    return (
        ask(n, "Is more time needed?", ("Yes", n + 1), ("No", n + 2)),
        box(n + 1, extend, ("", n + 2), times=("Up to 10 more working days",), opens=n),
        box(n + 2, "Stage 1 response", ("", n + 3), times=WITHIN_10),
        ask(n + 3, "Are you satisfied?", ("Yes", n + 4), ("No", n + 5)),
        end(n + 4, "Complaint closed", REMEDY, opens=n + 3),
    )


def stage_2(first: int) -> Band:
    n = first
    return Band(
        "Stage 2",
        (
            box(n, "You ask for Stage 2", ("", n + 1), voice="you", times=("Within 20 working days of our response",)),
            box(n + 1, "Stage 2 request acknowledged", ("", n + 2), times=("Within 5 working days",)),
            box(n + 2, "Senior officer reviews the complaint", ("", n + 3), notes=("Someone not involved at Stage 1",)),
            box(n + 3, "Final response", ("Still not satisfied", n + 4), times=WITHIN_20),
        ),
    )


def ombudsman(number: int) -> Box:
    title, time = "You can go to the Ombudsman", "Within 12 months of knowing about the problem"
    return box(number, title, shape=Shape.END, voice="other", times=(time,))
