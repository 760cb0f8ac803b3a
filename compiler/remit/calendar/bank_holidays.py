"""The bank holidays of each nation, read from the file that travels with the program."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from remit.value import value

NATIONS = ("England", "Wales", "Scotland", "Northern Ireland")


@value
class BankHolidays:
    """The bank holidays of one nation by day; those after `known_until` are worked out, not yet proclaimed."""

    nation: str
    known_until: date
    days: Mapping[date, str]


@cache
def years() -> tuple[date, date]:
    """Return the first and the last day of the 20 years that every calendar covers."""
    first, last = _file()["years"]
    return date(first, 1, 1), date(last, 12, 31)


@cache
def bank_holidays(nation: str) -> BankHolidays:
    """Return the bank holidays of one of NATIONS; raises ValueError for any other name."""
    if nation not in NATIONS:
        raise ValueError(f"`{nation}` has no bank holidays of its own; the nations are {', '.join(NATIONS)}")
    read = _file()["nations"][nation]
    days = {date.fromisoformat(day): name for day, name in read["days"].items()}
    return BankHolidays(nation, date.fromisoformat(read["known until"]), days)


@cache
def _file() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(Path(__file__).with_name("bank_holidays.json").read_bytes())
    return read
