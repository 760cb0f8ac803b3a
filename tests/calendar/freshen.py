"""Write the file of bank holidays anew: `python -m tests.calendar.freshen`, then read the difference."""

from __future__ import annotations

from pathlib import Path

from remit.calendar import from_holidays

FILE = Path(from_holidays.__file__).with_name("bank_holidays.json")

if __name__ == "__main__":
    FILE.write_bytes(from_holidays.bank_holidays_bytes())
