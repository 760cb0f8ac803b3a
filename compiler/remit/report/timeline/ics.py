"""A timeline to iCalendar (RFC 5545): every last day as an all-day event that calendars take and update.

The same time of the same case always has the same UID; its SEQUENCE rises when the day moves, and what no longer holds
is cancelled. DTSTAMP is the moment for which the timeline is told, for nothing here reads a clock.
"""

from __future__ import annotations

from datetime import UTC

from remit.calendar.words import full
from remit.derive.timeline import Appointment, Timeline
from remit.diary import AllDay, Status, calendar_bytes, uid_of
from remit.report.timeline._rows import due_of

NAME = "ics"


def render(timeline: Timeline) -> bytes:
    """Return one VCALENDAR with a VEVENT a last day."""
    return calendar_bytes(_name(timeline), (_event(appointment, timeline) for appointment in timeline.appointments))


def uid(timeline: Timeline, appointment: Appointment) -> str:
    """Return what tells a time of a case from every other, whatever becomes of it."""
    policy = timeline.terms.policy
    case = timeline.name or (timeline.received.astimezone(UTC).isoformat() if timeline.received else "")
    return uid_of(policy.council, timeline.terms.procedure.kind, case, appointment.time.id)


def _event(appointment: Appointment, timeline: Timeline) -> AllDay:
    told = due_of(appointment.time, timeline)
    what = f"last day for {told.what}" if told.kind == "window" else f"{told.what} due"
    marks = ", ".join(["at the latest"] * told.at_latest + ["provisional"] * told.provisional)
    return AllDay(
        uid(timeline, appointment),
        timeline.as_of,
        appointment.day,
        _upper(what) + (f" ({marks})" if marks else ""),
        _lines(timeline, appointment),
        status=_status(appointment, provisional=told.at_latest or told.provisional),
        category=told.kind,
        sequence=appointment.sequence,
    )


def _lines(timeline: Timeline, appointment: Appointment) -> tuple[str, ...]:
    told, policy = due_of(appointment.time, timeline), timeline.terms.policy
    done = f"Done on {full(told.done.date())}" if told.done else ""
    late = f", {told.days_late} working days late" if told.done and told.standing == "late" else ""
    return (
        told.sentence,
        f"{told.counting}." if told.counting else "",
        f"Only {told.condition}." if told.condition else "",
        f"{done}{late}." if done else "",
        "This no longer applies." if appointment.gone else "",
        f"{policy.council}, {policy.title}, edition {policy.edition}",
        f"Calendar {timeline.terms.calendar.digest[:12]}: {timeline.terms.calendar.name}",
    )


def _status(appointment: Appointment, *, provisional: bool) -> Status:
    if appointment.gone:
        return "CANCELLED"
    return "TENTATIVE" if provisional else "CONFIRMED"


def _name(timeline: Timeline) -> str:
    received = timeline.received
    kind, council = timeline.terms.procedure.kind, timeline.terms.policy.council
    which = f"case {timeline.name}" if timeline.name else f"received {full(received)}" if received else ""
    return f"{_upper(kind)} to {council}, {which}".rstrip(", ")


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
