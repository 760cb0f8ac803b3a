"""The package `holidays` to the file of bank holidays. Needed to make the file anew, never to count a day.

Every day that `holidays` names is taken, also those on a Saturday or Sunday: a council that works on Saturdays is
closed on Christmas Day all the same. `known_until` is a fact that no package states: it is written here.
"""

from __future__ import annotations

import json
from datetime import date
from importlib.metadata import version
from typing import Any

FIRST_YEAR = 2012
LAST_YEAR = 2031

# The last day of the last year whose bank holidays stand in the list of gov.uk; what comes later is worked out.
KNOWN_UNTIL = date(2028, 12, 31)

SUBDIVISIONS = {"England": "ENG", "Wales": "WLS", "Scotland": "SCT", "Northern Ireland": "NIR"}

# What gov.uk calls a day where `holidays` calls it something else.
NAMES = {
    "New Year's Day": "New Year’s Day",
    "New Year Holiday": "2nd January",
    "Saint Patrick's Day": "St Patrick’s Day",
    "Saint Andrew's Day": "St Andrew’s Day",
    "May Day": "Early May bank holiday",
    "Spring Bank Holiday": "Spring bank holiday",
    "Summer Bank Holiday": "Summer bank holiday",
    "Late Summer Bank Holiday": "Summer bank holiday",
    "Battle of the Boyne": "Battle of the Boyne (Orangemen’s Day)",
    "Diamond Jubilee of Elizabeth II": "Queen’s Diamond Jubilee",
    "Platinum Jubilee of Elizabeth II": "Platinum Jubilee bank holiday",
    "State Funeral of Queen Elizabeth II": "Bank Holiday for the State Funeral of Queen Elizabeth II",
    "Coronation of Charles III": "Bank holiday for the coronation of King Charles III",
    "Scotland's participation in the FIFA World Cup final": "World Cup bank holiday",
}
_SUBSTITUTE = " (observed)"


def bank_holidays_bytes() -> bytes:
    """Return the file `bank_holidays.json` as the installed version of `holidays` gives it."""
    import holidays

    nations: dict[str, Any] = {}
    for nation, code in SUBDIVISIONS.items():
        years = range(FIRST_YEAR, LAST_YEAR + 1)
        found = holidays.country_holidays("GB", subdiv=code, years=years, observed=True, language="en_GB")
        days = {day.isoformat(): said(name) for day, name in sorted(found.items())}
        nations[nation] = {"known until": KNOWN_UNTIL.isoformat(), "days": days}
    whole = {"made with": "holidays " + version("holidays"), "years": [FIRST_YEAR, LAST_YEAR], "nations": nations}
    return (json.dumps(whole, indent=1, ensure_ascii=False) + "\n").encode()


def said(name: str) -> str:
    """Return what the public calls the day that `holidays` calls `name`; of two names, the substitute day's."""
    names = name.split("; ")
    chosen = next((one for one in names if one.endswith(_SUBSTITUTE)), names[0])
    plain = chosen.removesuffix(_SUBSTITUTE)
    return NAMES.get(plain, plain) + (" (substitute day)" if plain != chosen else "")
