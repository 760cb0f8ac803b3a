"""Forms of sentences on real days: either of two acts, a time for everyone else, an agreed date, silence."""

from __future__ import annotations

from datetime import date

from remit.derive.ahead import breaches, next_steps
from remit.derive.case import Case, Happening
from remit.derive.dues import DueDate
from remit.derive.terms import Terms
from tests.cases.world import at, event, northtown, terms_under
from tests.derive.written import policy


def played(under: Terms, *happenings: Happening) -> Case:
    case = under.opened()
    for each in happenings:
        case, _ = under.step(under.expired(case, each.at), each)
    return case


def time_of(under: Terms, case: Case, name: str) -> DueDate:
    return next(time for time in under.dates(case).all() if time.clock.id == f"clock.complaint.{name}")


def day_of(under: Terms, case: Case, name: str) -> date | None:
    due = time_of(under, case, name).due
    return due.day if due else None


def ahead(under: Terms, case: Case) -> list[tuple[str, str, date | None]]:
    """Return what can happen next, each with its nature and its day."""
    return [
        (step.event.removeprefix("complaint."), step.nature, step.by.due.day if step.by and step.by.due else None)
        for step in next_steps(under.tables, under.dates(case))
    ]


NOTICE = "The officer must respond or send a progress notice within 10 working days of receipt."
RECEIVED = event("receipt", "2026-02-02")
NOTICED = event("stage-1.respond.or-send", "2026-02-16")


def test_a_notice_keeps_the_time_and_the_response_is_owed_without_one() -> None:
    under = northtown(NOTICE)

    before, after = played(under, RECEIVED), played(under, RECEIVED, NOTICED)

    assert ahead(under, before) == [
        ("stage-1.respond.done", "must", date(2026, 2, 16)),
        ("stage-1.respond.or-send", "must", date(2026, 2, 16)),
    ]
    assert ahead(under, after) == [("stage-1.respond.done", "must", None)]
    assert breaches(under.dates(after), at("2026-06-01")) == ()


def test_a_notice_that_comes_late_is_late_by_its_own_day() -> None:
    under = northtown(NOTICE)
    late = played(under, RECEIVED, event("stage-1.respond.or-send", "2026-02-18"))

    (missed,) = breaches(under.dates(late), at("2026-06-01"))

    assert (missed.days_late, missed.open) == (2, False)


def test_what_counts_from_a_response_that_a_notice_puts_off_has_no_day() -> None:
    under = northtown(NOTICE, "The officer must record the outcome within 5 working days of the response.")

    assert day_of(under, played(under, RECEIVED), "stage-1.record") is None


def test_a_step_is_not_owed_once_the_later_act_was_done_that_may_be_done_instead() -> None:
    under = northtown(
        "The officer must acknowledge or respond within 5 working days of receipt.",
        "The officer must respond within 10 working days of receipt.",
    )

    case, remarks = under.step(played(under, RECEIVED), event("stage-1.respond.done", "2026-02-05"))

    assert (case.owed, remarks, case.places) == ((), (), ("complaint.stage-1.rest",))
    assert time_of(under, case, "stage-1.acknowledge").standing(at("2026-06-01")) == "kept"


def test_a_duty_beside_the_main_line_is_done_by_either_act() -> None:
    under = northtown(
        "The officer must respond within 10 working days of receipt.",
        "The officer must tell or write to the complainant within 3 working days of the response.",
    )
    answered = event("stage-1.respond.done", "2026-02-05")

    owed = played(under, RECEIVED, answered)
    done = played(under, RECEIVED, answered, event("stage-1.tell.or-write", "2026-02-06"))

    assert (owed.owed, done.owed) == (("complaint.stage-1.tell.done",), ())


OTHERWISE = "The officer must respond within 10 working days of receipt if {}, otherwise within {}."


def told(name: str, *, held: bool) -> Happening:
    return Happening("told", at("2026-02-03"), facts={name: held})


def test_of_two_times_the_one_counts_that_the_case_is_for_and_which_is_asked_while_nobody_knows() -> None:
    under = northtown(OTHERWISE.format("the complaint is complex", "20 working days"))
    name = "the complaint is complex"

    unknown = played(under, RECEIVED)

    assert (day_of(under, unknown, "stage-1.respond"), time_of(under, unknown, "stage-1.respond").at_latest) == (
        date(2026, 3, 2),
        True,
    )
    assert next_steps(under.tables, under.dates(unknown))[-1].asks == name
    assert day_of(under, played(under, RECEIVED, told(name, held=True)), "stage-1.respond") == date(2026, 2, 16)
    assert day_of(under, played(under, RECEIVED, told(name, held=False)), "stage-1.respond") == date(2026, 3, 2)


def test_whether_somebody_has_done_something_is_known_from_the_case() -> None:
    under = northtown(
        "The complainant may provide information.",
        "The officer must respond within 5 working days of receipt if the complainant has provided the information, "
        "otherwise within 20 working days.",
    )
    provided = event("stage-1.provide.done", "2026-02-03")

    before, after = played(under, RECEIVED), played(under, RECEIVED, provided)

    assert day_of(under, before, "stage-1.respond") == date(2026, 3, 2)
    assert day_of(under, after, "stage-1.respond") == date(2026, 2, 9)
    assert all(not step.asks for step in next_steps(under.tables, under.dates(before)))


def test_a_time_for_everyone_else_may_count_from_another_event_and_be_extended() -> None:
    under = northtown(
        "The officer must acknowledge within 5 working days of receipt.",
        "The officer must respond within 10 working days of the acknowledgement if the complaint is complex, "
        "otherwise within 10 working days of receipt.",
        "The officer may extend the response by up to 5 working days.",
    )
    simple, acknowledged = told("the complaint is complex", held=False), event("stage-1.acknowledge.done", "2026-02-09")
    extended = event("stage-1.extend.done", "2026-02-12")

    assert day_of(under, played(under, RECEIVED, simple, acknowledged), "stage-1.respond") == date(2026, 2, 16)
    assert day_of(under, played(under, RECEIVED, simple, acknowledged, extended), "stage-1.respond") == date(
        2026, 2, 23
    )
    assert day_of(under, played(under, RECEIVED, acknowledged), "stage-1.respond") == date(2026, 2, 23)


AGREED = "The officer must respond by an agreed date, at most 20 working days after receipt."


def agreed(until: str) -> Happening:
    return event("stage-1.respond.agreed", "2026-02-04", until=until)


def test_a_date_that_is_not_agreed_yet_is_the_last_one_allowed() -> None:
    under = northtown(AGREED)
    case = played(under, RECEIVED)

    found = time_of(under, case, "stage-1.respond")

    assert (day_of(under, case, "stage-1.respond"), found.at_latest) == (date(2026, 3, 2), True)
    assert ahead(under, case) == [
        ("stage-1.respond.done", "must", date(2026, 3, 2)),
        ("stage-1.respond.agreed", "may", None),
    ]


def test_the_date_that_was_agreed_last_counts_and_being_late_is_judged_from_it() -> None:
    under = northtown(AGREED)
    first, then = agreed("2026-02-13"), event("stage-1.respond.agreed", "2026-02-12", until="2026-02-20")
    answered = event("stage-1.respond.done", "2026-02-24")

    case = played(under, RECEIVED, first, then, answered)

    found = time_of(under, case, "stage-1.respond")
    assert (day_of(under, case, "stage-1.respond"), found.at_latest) == (date(2026, 2, 20), False)
    assert found.days_late(at("2026-06-01"), under.calendar) == 2


def test_a_date_beyond_what_the_rule_allows_is_the_last_one_allowed_and_says_so() -> None:
    under = northtown(AGREED)

    found = time_of(under, played(under, RECEIVED, agreed("2026-04-01")), "stage-1.respond")

    assert found.due is not None
    assert found.due.day == date(2026, 3, 2)
    assert found.why == "the day that was agreed, 2026-04-01, is later than the rule allows"


def test_without_a_limit_there_is_no_date_before_one_is_agreed() -> None:
    under = northtown("The officer must respond by an agreed date.")

    before = time_of(under, played(under, RECEIVED), "stage-1.respond")
    after = time_of(under, played(under, RECEIVED, agreed("2026-04-01")), "stage-1.respond")

    assert (before.due, before.why) == (None, "no date has been agreed")
    assert after.due is not None
    assert after.due.day == date(2026, 4, 1)


def test_an_agreed_date_may_be_extended() -> None:
    under = northtown(AGREED, "The officer may extend the response by up to 5 working days.")
    extended = event("stage-1.extend.done", "2026-02-12")

    assert day_of(under, played(under, RECEIVED, agreed("2026-02-13"), extended), "stage-1.respond") == date(
        2026, 2, 20
    )


SILENT = """\
- stage: 1
  rules:
    - The officer must acknowledge within 5 working days of receipt.
    - The officer must respond within 10 working days of receipt.
    - The officer may extend the response by up to 10 working days.
- stage: 2
  rules:
    - If the council has not responded in time, the complainant may escalate.
    - The officer must respond within 20 working days of the escalation.
"""


def staged(written: str) -> Terms:
    return terms_under(policy(written, "stages").encode(), "complaint", "policies/northtown/2026-01.yaml")


def test_a_way_on_by_silence_opens_when_the_time_is_over_and_the_answer_is_still_owed() -> None:
    under = staged(SILENT)
    case = played(under, RECEIVED, event("stage-1.acknowledge.done", "2026-02-03"))

    before, after = under.expired(case, at("2026-02-16 23:00")), under.expired(case, at("2026-02-17"))

    assert [name for name, _, _ in ahead(under, before)] == ["stage-1.respond.done", "stage-1.extend.done"]
    assert after.places == ("complaint.stage-1.respond.late",)
    assert ahead(under, after) == [
        ("stage-1.respond.done", "must", date(2026, 2, 16)),
        ("stage-1.extend.done", "may", None),
        ("stage-2.escalate.done", "may", None),
    ]
    (missed,) = breaches(under.dates(after), at("2026-02-18"))
    assert (missed.time.rule.id, missed.open) == ("complaint.stage-1.respond", True)


def test_a_council_that_does_not_even_acknowledge_is_silent_too() -> None:
    under = staged(SILENT)

    case = under.expired(played(under, RECEIVED), at("2026-02-17"))
    escalated = played(under, RECEIVED, event("stage-2.escalate.done", "2026-02-18"))

    assert (case.places, case.owed) == (
        ("complaint.stage-1.respond.late",),
        ("complaint.stage-1.acknowledge.done",),
    )
    assert escalated.places == ("complaint.stage-2.respond",)
    assert day_of(under, escalated, "stage-2.respond") == date(2026, 3, 18)


def test_an_extension_puts_off_the_moment_from_which_silence_counts() -> None:
    under = staged(SILENT)
    case = played(under, RECEIVED, event("stage-1.extend.done", "2026-02-12"))

    assert under.expired(case, at("2026-02-17")).places == ("complaint.stage-1.acknowledge",)
    assert under.expired(case, at("2026-03-03")).places == ("complaint.stage-1.respond.late",)


def test_an_escalation_before_the_time_is_over_is_refused() -> None:
    under = staged(SILENT)

    case, remarks = under.step(played(under, RECEIVED), event("stage-2.escalate.done", "2026-02-04"))

    assert case.places == ("complaint.stage-1.acknowledge",)
    assert [remark.kind for remark in remarks] == ["refused"]


UNANSWERED = (
    "The officer may ask the complainant for information.",
    "If the complainant has not replied within 10 working days of the request, the complaint is closed.",
    "The officer must respond within 30 working days of receipt.",
)
ASKED = event("stage-1.ask.done", "2026-02-03")


def test_a_case_closes_when_somebody_has_not_replied_in_time() -> None:
    under = northtown(*UNANSWERED)

    asked = played(under, RECEIVED, ASKED)

    assert day_of(under, asked, "stage-1.close.silence") == date(2026, 2, 17)
    assert under.expired(asked, at("2026-02-17 23:00")).places == ("complaint.stage-1.respond",)
    assert under.expired(asked, at("2026-02-18")).places == ("complaint.stage-1.close",)
    assert breaches(under.dates(asked), at("2026-02-20")) == ()


def test_nothing_runs_before_somebody_is_asked_and_after_they_have_replied() -> None:
    under = northtown(*UNANSWERED)
    replied = event("event.reply", "2026-02-10")

    names = {time.clock.id for time in under.dates(played(under, RECEIVED)).all()}
    answered = played(under, RECEIVED, ASKED, replied)

    assert "clock.complaint.stage-1.close.silence" not in names
    assert under.expired(answered, at("2026-03-10")).places == ("complaint.stage-1.respond",)


def test_whoever_is_asked_again_has_the_time_again() -> None:
    under = northtown(*UNANSWERED)
    again = event("stage-1.ask.done", "2026-02-12")

    case = played(under, RECEIVED, ASKED, event("event.reply", "2026-02-10"), again)

    assert day_of(under, case, "stage-1.close.silence") == date(2026, 2, 26)
    assert under.expired(case, at("2026-02-27")).places == ("complaint.stage-1.close",)


def test_silence_that_is_told_closes_the_case_as_the_end_of_the_clock_does() -> None:
    under = northtown(*UNANSWERED)
    silence = told("the complainant has replied within 10 working days of the request", held=False)

    assert played(under, RECEIVED, ASKED, silence).places == ("complaint.stage-1.close",)


def test_a_case_that_waits_for_a_reply_goes_on_with_it_or_with_the_end_of_its_time() -> None:
    under = northtown(
        "The officer must acknowledge within 5 working days of receipt.",
        "If the complainant has not replied within 5 working days of the acknowledgement, the officer must send a "
        "progress notice.",
        "The officer must respond within 30 working days of receipt.",
    )
    acknowledged, replied = event("stage-1.acknowledge.done", "2026-02-04"), event("event.reply", "2026-02-06")

    waits = played(under, RECEIVED, acknowledged)

    assert under.expired(waits, at("2026-02-12")).places == ("complaint.stage-1.send",)
    assert played(under, RECEIVED, acknowledged, replied).places == ("complaint.stage-1.respond",)
