"""Charts that strain the layout: decisions within decisions, ways back, words too long for a box."""

from __future__ import annotations

from remit.derive.chart import Band, Chart, Shape
from tests.drawing.boxes import EDITION, WITHIN_10, ask, box, end, ombudsman, start

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
