"""Moments to deadlines: working days of every nation, in Europe/London. Knows no policy, only how days are counted."""

from remit.calendar.bank_holidays import NATIONS, BankHolidays, bank_holidays, years
from remit.calendar.between import working_days_between, working_days_late
from remit.calendar.convention import Convention, Settings, convention_of
from remit.calendar.deadline import Due, due, due_before
from remit.calendar.explanation import counted_from, counting, explain, skipped
from remit.calendar.moments import LONDON, NoZoneError, end_of, in_london, local
from remit.calendar.pauses import Paused, due_with_pauses
from remit.calendar.table import Calendar, Closed, HorizonError, calendar_of, calendar_under

__all__ = [
    "LONDON", "NATIONS", "BankHolidays", "Calendar", "Closed", "Convention", "Due", "HorizonError", "NoZoneError",
    "Paused", "Settings", "bank_holidays", "calendar_of", "calendar_under", "convention_of", "counted_from", "counting",
    "due", "due_before", "due_with_pauses", "end_of", "explain", "in_london", "local", "skipped",
    "working_days_between", "working_days_late", "years",
]  # fmt: skip
