"""Charts to draw: the three of the reference pictures, and by name with them those that strain the layout."""

from __future__ import annotations

from remit.derive.chart import Band, Chart, Shape
from tests.drawing.boxes import EDITION, STRAIGHT_AWAY, WITHIN_10, answer, ask, box, end, ombudsman, stage_2, start
from tests.drawing.strained import FAR, LOOPS, NESTED, PRESSED

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
                *answer(7),
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
                *answer(11),
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

ALL = {
    "complaint": COMPLAINT,
    "hard": HARD,
    "thirteen": THIRTEEN,
    "nested": NESTED,
    "loops": LOOPS,
    "pressed": PRESSED,
    "far": FAR,
}
