"""Charts to draw: the three of the reference pictures, and some that strain the layout."""

from __future__ import annotations

from remit.derive.chart import Band, Box, Chart, Exit, Shape

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


COMPLAINT = Chart(
    "Complaints",
    EDITION,
    (
        Band(
            "Getting in touch",
            (
                start(),
                STRAIGHT_AWAY,
                ask(3, "Is it a complaint?", ("No", 4), ("Yes", 5)),
                end(4, "We treat it as a service request", "We tell you why and who will deal with it", opens=3),
            ),
        ),
        Band(
            "Stage 1",
            (
                box(5, "Stage 1 complaint acknowledged", ("", 6), times=("Within 5 working days",)),
                box(6, "Service manager investigates", ("", 7)),
                ask(7, "Is more time needed?", ("Yes", 8), ("No", 9)),
                box(
                    8,
                    "We extend the deadline and tell you why",
                    ("", 9),
                    times=("Up to 10 more working days",),
                    opens=7,
                ),
                box(9, "Stage 1 response", ("", 10), times=WITHIN_10),
                ask(10, "Are you satisfied?", ("Yes", 11), ("No", 12)),
                end(11, "Complaint closed", REMEDY, opens=10),
            ),
        ),
        stage_2(12),
        Band("Ombudsman", (ombudsman(16),)),
    ),
)

HARD = Chart(
    "Complaints",
    EDITION,
    (
        Band(
            "Getting in touch",
            (
                start(),
                STRAIGHT_AWAY,
                ask(
                    3,
                    "Which kind of complaint is it?",
                    *(("No", 4), ("Adult social care", 5), ("Children", 6), ("Councillor", 7), ("Yes", 8)),
                ),
                end(4, "We treat it as a service request", "We tell you why and who will deal with it", opens=3),
                end(5, "Adult social care complaints procedure", opens=3),
                end(6, "Children's services complaints procedure", "3 stages set by law", opens=3),
                end(7, "Monitoring Officer looks at councillor conduct", opens=3),
            ),
        ),
        Band(
            "Stage 1",
            (
                box(8, "Stage 1 complaint acknowledged", ("", 9), times=("Within 5 working days",)),
                box(9, "Service manager investigates", ("", 11), ("More needed", 10)),
                box(10, "We ask you for more details", ("", 9), voice="you", opens=9),
                ask(11, "Is more time needed?", ("Yes", 12), ("No", 13)),
                box(
                    12,
                    "We extend the deadline and tell you why",
                    ("", 13),
                    times=("Up to 10 more working days",),
                    opens=11,
                ),
                box(13, "Stage 1 response", ("", 14), times=WITHIN_10),
                ask(14, "Are you satisfied?", ("Yes", 15), ("No", 16)),
                end(15, "Complaint closed", REMEDY, opens=14),
            ),
        ),
        stage_2(16),
        Band(
            "Ombudsman",
            (
                ask(20, "Is it about your council home?", ("Yes", 22), ("No", 21)),
                ombudsman(21),
                box(
                    22,
                    "Housing Ombudsman",
                    shape=Shape.END,
                    voice="other",
                    times=("Within 12 months",),
                    opens=20,
                ),
            ),
        ),
    ),
)

THIRTEEN = Chart(
    "Complaints",
    EDITION,
    (
        Band(
            "Getting in touch",
            (
                start(),
                STRAIGHT_AWAY,
                ask(
                    3,
                    "Is there another way to look at this?",
                    *((f"Kind {n} of thing that the procedure leaves out", n) for n in range(4, 17)),
                    ("No", 17),
                ),
                *(end(n, f"We pass it to office {n}", opens=3) for n in range(4, 17)),
                ask(17, "Is more time needed?", ("Yes", 18), ("No", 19)),
                box(18, "We tell you why", ("", 19), opens=17),
                box(19, "We answer", ("", 20), times=WITHIN_10),
            ),
        ),
        Band("Ombudsman", (ombudsman(20),)),
    ),
)

NESTED = Chart(
    "Complaints",
    EDITION,
    (
        Band(
            "Getting in touch",
            (
                start(2),
                ask(2, "Do we need more from you?", ("Yes", 3), ("No", 7), times=("Within 5 working days of receipt",)),
                box(3, "We ask you for details", ("", 4), opens=2),
                ask(4, "Did you reply in time?", ("Yes", 5), ("No", 6), opens=3),
                box(5, "We note your reply", ("", 7), voice="you", opens=4),
                box(6, "We look again without it", ("", 7), opens=4),
                ask(7, "Is more time needed?", ("Yes", 8), ("No", 11)),
                ask(8, "Do you agree?", ("Yes", 9), ("No", 12), opens=7),
                box(9, "We set a new date", ("", 10), opens=8),
                box(10, "We tell you the new date", ("", 11), opens=9),
                ask(
                    11,
                    "Does somebody more senior have to look at this answer before it goes out?",
                    ("Yes", 12),
                    ("No", 13),
                ),
                box(12, "A director signs", ("", 13), opens=11),
                box(
                    13, "We answer", ("", 14), times=WITHIN_10, notes=("Signed by the director", "Copied to the mayor")
                ),
                ask(14, "Are you satisfied?", ("Yes", 15), ("No", 16), ("You do not tell us", 17)),
                end(15, "Complaint closed", opens=14),
                box(16, "You ask for the next stage", ("", 18), voice="you", opens=14),
                box(17, "The page does not say", ("", 18), shape=Shape.GAP, opens=14),
            ),
        ),
        Band("Ombudsman", (ombudsman(18),)),
    ),
)

LOOPS = Chart(
    "Complaints & <others>",
    EDITION,
    (
        Band(
            "A band whose title is so long that it must be set on two lines or it would run out of the drawing",
            (
                start(2),
                ask(
                    2,
                    "Ready?",
                    ("Not at all, because somebody has to look again", 2),
                    ("Yes, and nobody has anything to add", 3),
                ),
                box(3, "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung", ("", 4)),
                box(4, "Write to a.very.long.name@customer-relations.northtown.example.gov.uk", ("", 5)),
                ask(5, "Agreed?", ("Yes", 6), ("No, and the complaint goes back to the officer who answered", 7)),
                ask(6, "Accepted by the whole committee?", ("No", 3), ("Yes", 8), ("Withdrawn", 9), opens=5),
                box(7, "What the committee does is left open", ("", 8), shape=Shape.GAP),
                box(8, "Report", ("Every other case that the committee has not dealt with itself", 10)),
            ),
        ),
        Band("Stage 2", (ask(9, "Reopened?", ("Yes", 1), ("No", 10)), end(10, "\u202eClosed\x00\u200f & <done>"))),
    ),
)

PRESSED = Chart(
    "Complaints",
    "",
    (
        Band(
            "Stage 1",
            (
                ask(1, "Do we need more from you?", ("Yes", 2), ("No, nobody needs anything more", 3)),
                box(2, "We ask", ("", 3), opens=1),
                ask(3, "More time?", ("Yes", 4), ("No", 6)),
                box(
                    4,
                    "We extend the deadline, tell you why, and tell you about the Ombudsman",
                    ("", 5),
                    times=("Up to 10 more working days, and no more than that",),
                    notes=("The director must agree",),
                    opens=3,
                ),
                ask(5, "Do you agree?", ("No, I do not agree", 8), ("Yes, I am glad to", 6), opens=4),
                ask(6, "Does a panel look at it?", ("Yes", 7), ("No", 8)),
                ask(7, "Do you come to the hearing?", ("Yes, I come to the hearing myself", 8), ("No", 9), opens=6),
                ask(8, "Is all said?", ("Yes", 9), ("No", 1)),
            ),
        ),
        Band("Stage 2", (end(9, "Done"),)),
    ),
)

_LOOKS = (box(n, f"Officer {n} looks at it", ("", n + 1)) for n in range(2, 19))
_ASKS = ask(1, "Is it simple?", ("Yes", 20), ("No", 2)), ask(19, "Is all said?", ("Yes", 20), ("No", 12))
# A way to step 2 by a line beside one to step 20 in words: one number begins with the other.
FAR = Chart("Complaints", "", (Band("Stage 1", (_ASKS[0], *_LOOKS, _ASKS[1], end(20, "Done"))),))

ALL = {
    "complaint": COMPLAINT,
    "hard": HARD,
    "thirteen": THIRTEEN,
    "nested": NESTED,
    "loops": LOOPS,
    "pressed": PRESSED,
    "far": FAR,
}
