"""Due dates of a case on real days: what counts from what, what moves a date, what no longer comes."""

from __future__ import annotations

from datetime import date

from remit.derive.ahead import breaches, next_steps
from remit.derive.case import Happening
from remit.derive.dues import DueDate
from remit.derive.terms import Terms
from tests.cases.world import at, event, northtown

RESPOND = "The officer must respond within 10 working days of receipt."
CHRISTMAS = event("receipt", "2026-12-18 16:30")


def times(under: Terms, *happenings: Happening) -> dict[str, DueDate]:
    case = under.opened()
    for each in happenings:
        case, _ = under.step(case, each)
    return {time.id.removeprefix("clock.complaint."): time for time in under.dates(case).all()}


def days(under: Terms, *happenings: Happening) -> dict[str, tuple[date | None, bool]]:
    """Return for each time its day and whether it is only `at the latest`."""
    return {
        name: (time.due.day if time.due else None, time.at_latest) for name, time in times(under, *happenings).items()
    }


def test_a_time_that_counts_from_what_has_not_happened_is_told_at_the_latest() -> None:
    under = northtown(
        "The officer must acknowledge within 5 working days of receipt.",
        "The officer must respond within 10 working days of the acknowledgement.",
    )

    assert days(under, CHRISTMAS) == {
        "stage-1.acknowledge": (date(2026, 12, 29), False),
        "stage-1.respond": (date(2027, 1, 13), True),
    }
    assert days(under, CHRISTMAS, event("stage-1.acknowledge.done", "2026-12-22"))["stage-1.respond"] == (
        date(2027, 1, 8),
        False,
    )


def test_a_time_before_a_day_counts_back_from_it_and_moves_with_it() -> None:
    under = northtown(
        "The officer must tell the complainant at least 5 working days before the response is due.",
        "The officer must respond within 10 working days of receipt.",
        "The officer may extend the response by up to 10 working days.",
    )
    extended = event("stage-1.extend.done", "2027-01-04", until="2027-01-15")

    assert days(under, CHRISTMAS)["stage-1.tell"] == (date(2026, 12, 29), False)
    assert days(under, CHRISTMAS, extended)["stage-1.tell"] == (date(2027, 1, 8), False)


def test_what_comes_again_counts_from_the_last_turn_until_it_is_over() -> None:
    under = northtown(
        "The officer must acknowledge within 5 working days of receipt.",
        "The officer must update the complainant every 10 working days until the response.",
        "The officer must respond within 40 working days of receipt.",
    )
    happened = [
        event("receipt", "2026-02-02"),
        event("stage-1.acknowledge.done", "2026-02-03"),
        event("stage-1.update.done", "2026-02-16"),
        event("stage-1.update.done", "2026-03-04"),
    ]
    answered = event("stage-1.respond.done", "2026-03-06")

    found = times(under, *happened)
    case_days = {name: time.due and time.due.day for name, time in found.items()}
    assert case_days["stage-1.update"] == date(2026, 2, 17)
    assert case_days["stage-1.update.2"] == date(2026, 3, 2)
    assert case_days["stage-1.update.3"] == date(2026, 3, 18)
    assert [found[name].standing(at("2026-03-05")) for name in ("stage-1.update", "stage-1.update.2")] == [
        "kept",
        "late",
    ]
    assert "stage-1.update.3" not in times(under, *happened, answered)


def test_what_comes_again_with_no_end_is_due_while_the_case_is_there_and_then_if_it_is_owed() -> None:
    under = northtown(
        "The officer must acknowledge within 5 working days of receipt.",
        "The officer must update the complainant every 10 working days.",
        "The officer must respond within 40 working days of receipt.",
    )
    arrived = [event("receipt", "2026-02-02"), event("stage-1.acknowledge.done", "2026-02-03")]
    updated, answered = event("stage-1.update.done", "2026-02-16"), event("stage-1.respond.done", "2026-02-17")

    assert days(under, *arrived)["stage-1.update"] == (date(2026, 2, 17), False)
    assert days(under, *arrived, updated)["stage-1.update.2"] == (date(2026, 3, 2), False)
    assert days(under, *arrived, answered)["stage-1.update"] == (date(2026, 2, 17), False)
    assert "stage-1.update.2" not in times(under, *arrived, updated, answered)


def test_of_two_times_the_later_one_counts_once_both_are_known() -> None:
    under = northtown(
        RESPOND,
    )
    window = terms_with_window("the later of 6 months of receipt and 2 months of the stage 1 response")
    received, answered = event("receipt", "2026-02-02"), event("stage-1.respond.done", "2026-07-20")

    assert "stage-2.escalate" not in days(window, received)
    assert days(window, received, answered)["stage-2.escalate"] == (date(2026, 9, 20), False)
    assert days(under, received, answered)["stage-2.escalate"] == (date(2026, 8, 17), False)


def terms_with_window(said: str) -> Terms:
    from tests.cases.world import NORTHTOWN, terms_under

    text = NORTHTOWN.replace("{rules}", f"- {RESPOND}").replace("20 working days of the stage 1 response", said)
    return terms_under(text.encode(), "complaint", "policies/northtown/2026-01.yaml")


PAUSED = (
    "The officer must respond within 10 working days of receipt.",
    "The clock stops from the request for information until the reply.",
    "The officer may extend the response by up to 5 working days.",
)


def test_a_pause_moves_the_last_day_and_while_it_lasts_nothing_is_late() -> None:
    under = northtown(*PAUSED)
    received = event("receipt", "2026-02-02")
    asked = event("event.request-for-information", "2026-02-10")
    replied = event("event.reply", "2026-02-24")

    standing = times(under, received, asked)["stage-1.respond"]
    assert (standing.standing(at("2026-03-20")), standing.paused_since) == ("paused", at("2026-02-10"))
    assert days(under, received, asked, replied)["stage-1.respond"] == (date(2026, 3, 2), False)


def test_an_extension_counts_from_the_last_day_whatever_the_hour_at_which_a_day_ends() -> None:
    under = northtown(*PAUSED)
    received, extended = event("receipt", "2026-02-02"), event("stage-1.extend.done", "2026-02-12")

    assert days(under, received)["stage-1.respond"] == (date(2026, 2, 16), False)
    assert days(under, received, extended)["stage-1.respond"] == (date(2026, 2, 23), False)


def test_an_extension_beyond_what_the_rule_allows_goes_to_the_last_day_allowed_and_says_so() -> None:
    under = northtown(*PAUSED)
    far = event("stage-1.extend.done", "2026-02-12", until="2026-03-20")

    found = times(under, event("receipt", "2026-02-02"), far)["stage-1.respond"]

    assert found.due is not None
    assert found.due.day == date(2026, 2, 23)
    assert found.why == "the new day that was told, 2026-03-20, is later than the rule allows"


def test_what_is_no_longer_owed_is_not_due_and_what_was_late_by_then_stays_missed() -> None:
    under = northtown(
        "The officer must acknowledge within 5 working days of receipt.",
        "The officer must respond within 10 working days of receipt.",
        "The complainant may withdraw at any time.",
    )
    received = event("receipt", "2026-02-02")
    early, late = event("stage-1.withdraw.done", "2026-02-04"), event("stage-1.withdraw.done", "2026-02-11")

    assert times(under, received, early) == {}
    found = times(under, received, late)
    assert list(found) == ["stage-1.acknowledge"]
    assert found["stage-1.acknowledge"].days_late(at("2026-06-01"), under.calendar) == 2


def test_a_breach_says_by_how_many_working_days_and_whether_it_is_still_open() -> None:
    under = northtown(RESPOND)
    case, _ = under.step(under.opened(), CHRISTMAS)

    (missed,) = breaches(under.dates(case), at("2027-01-12 09:00"))

    assert (missed.time.rule.id, missed.days_late, missed.open, missed.target) == (
        "complaint.stage-1.respond",
        4,
        True,
        False,
    )


def test_a_window_that_has_run_out_closes_the_case() -> None:
    under = northtown(RESPOND)
    case = under.opened()
    for each in (event("receipt", "2026-02-02"), event("stage-1.respond.done", "2026-02-09")):
        case, _ = under.step(case, each)

    on_the_last_day = under.expired(case, at("2026-03-09 23:59"))
    after_it = under.expired(case, at("2026-03-10 00:00"))

    assert [step.event for step in next_steps(under.tables, under.dates(on_the_last_day))] == [
        "complaint.stage-2.escalate.done"
    ]
    assert after_it.places == ("complaint.stage-2.escalate.lapsed",)
    assert next_steps(under.tables, under.dates(after_it)) == ()


def test_a_second_acknowledgement_moves_no_date() -> None:
    under = northtown(
        "The officer must acknowledge within 5 working days of receipt.",
        "The officer must respond within 10 working days of the acknowledgement.",
    )
    first, again = event("stage-1.acknowledge.done", "2026-02-03"), event("stage-1.acknowledge.done", "2026-02-12")

    assert (
        days(under, event("receipt", "2026-02-02"), first, again)["stage-1.respond"]
        == days(under, event("receipt", "2026-02-02"), first)["stage-1.respond"]
    )
