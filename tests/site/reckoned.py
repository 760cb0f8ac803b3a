"""What the calculator of a page answers to receipts, in Node, and what the compiler says of the same."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from remit.calendar import HorizonError
from remit.calendar.moments import local
from remit.calendar.table import Calendar
from remit.derive.tables import tables_of
from remit.derive.terms import Terms
from remit.derive.timeline import timeline_of
from remit.derive.timeline_events import events_told
from remit.site.calculator import script
from remit.site.frame import Frame
from remit.site.hearing import Hearing
from remit.targets import Product
from remit.vocabulary.pages import english
from tests.installed import program
from tests.site.made import published
from tests.targets.products import EVERY_EDITION

NOON = time(12)
EPOCH = date(1970, 1, 1)


class Receipt(NamedTuple):
    """A day with the hour that a reader types, or without."""

    day: date
    at: time | None

    @property
    def moment(self) -> datetime:
        return local(self.day, self.at or NOON)

    @property
    def typed(self) -> tuple[int, int | None]:
        """Return it as the script is given it: days since 1970 and milliseconds."""
        since_midnight = datetime.combine(EPOCH, self.at) - datetime.combine(EPOCH, time()) if self.at else None
        return (self.day - EPOCH).days, None if since_midnight is None else since_midnight // timedelta(milliseconds=1)


class Trial(NamedTuple):
    """The data of a calculator, and what the compiler says by when each of its promises is due."""

    name: str
    data: dict[str, Any]
    receipts: Sequence[Receipt]
    wanted: Sequence[Sequence[Any]]


def data_in(page: str) -> dict[str, Any] | None:
    """Return the data of the calculator on a page, if it has one."""
    found = re.search(r'<script type="application/json">(.*?)</script>', page, re.DOTALL)
    return json.loads(found[1]) if found else None


def data_of(product: Product, until: datetime | None = None) -> dict[str, Any] | None:
    """Return the data with which the calculator of a procedure is published."""
    return data_in("".join(part.text for part in Hearing(product, Frame(english()), until, "").parts()))


@cache
def calculators() -> tuple[tuple[str, Product, dict[str, Any]], ...]:
    """Return every procedure of every edition that has a calculator, with its data."""
    every = [(edition, product) for edition in EVERY_EDITION for product in published(edition).edition.products]
    found = [(f"{edition} {product.procedure.slug}", product, data_of(product)) for edition, product in every]
    return tuple((name, product, data) for name, product, data in found if data)


def trial(name: str, product: Product, data: dict[str, Any], receipts: Sequence[Receipt]) -> Trial:
    """Return a calculator with what the compiler says of some receipts."""
    terms = terms_of(product)
    clocks = [f"clock.{promise['rule']}" for promise in data["promises"]]
    return Trial(name, data, receipts, [due_of(terms, clocks, each.moment) for each in receipts])


def terms_of(product: Product) -> Terms:
    tables, vocabulary = tables_of(product.machine, product.procedure), product.voice.vocabulary
    return Terms(product.policy, "", product.procedure, vocabulary, product.machine, product.calendar, tables)


def due_of(terms: Terms, clocks: Sequence[str], at: datetime) -> list[Any]:
    """Return when clocks end in a case received at a moment, as the script tells it."""
    try:
        times = timeline_of(terms, events_told(terms, at, "", ()), at).times
    except HorizonError:
        return [None for _ in clocks]
    due = {each.id: each.due for each in times if each.due}
    return [_spelt(due[clock]) if clock in due else None for clock in clocks]


def _spelt(due: Any) -> list[Any]:
    return [(due.day - EPOCH).days, round(due.end.astimezone(UTC).timestamp() * 1000), due.provisional]


def disagreements(trials: Sequence[Trial], folder: Path, text: bytes = b"") -> list[str]:
    """Return where the script, or another `text` of it, says something else than the compiler."""
    try:
        found = answers(trials, folder, text)
    except subprocess.CalledProcessError as failed:
        return [failed.stderr]
    return [
        f"{each.name} received {receipt.day} {receipt.at}: {there}, not {wanted}"
        for each, told in zip(trials, found, strict=True)
        for receipt, wanted, (there, _) in zip(each.receipts, each.wanted, told, strict=True)
        if there != wanted
    ]


def answers(trials: Sequence[Trial], folder: Path, text: bytes = b"") -> list[Any]:
    """Return what the script answers to the receipts of each trial: its dates, and whether the edition holds."""
    file = folder / "calculator.js"
    file.write_bytes(text or script())
    lines = [json.dumps({"data": each.data, "asked": [one.typed for one in each.receipts]}) for each in trials]
    # Where it is another day: days are those of London all the same.
    command = ["env", "TZ=Pacific/Auckland", program("node"), str(Path(__file__).with_name("calculator_node.mjs"))]
    done = subprocess.run(
        [*command, str(file)], input="\n".join(lines), capture_output=True, text=True, check=True, timeout=120
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def receipts(random: Random, calendar: Calendar, number: int) -> list[Receipt]:
    """Return receipts on which counts are known to go wrong, and as many more on any day, to a number in all."""
    known = calendar.known_until
    days = [
        calendar.first, calendar.last, calendar.last - timedelta(20), known, known - timedelta(9), known + timedelta(9),
        date(2028, 2, 28), date(2028, 2, 29), date(2027, 1, 31), date(2027, 3, 31), date(2026, 8, 31),
        date(2026, 3, 29), date(2026, 10, 25), date(2027, 3, 28), date(2027, 10, 31),
        *(date(2026, 12, day) for day in range(21, 32)), date(2027, 1, 1), date(2027, 1, 2),
        date(2027, 3, 25), date(2027, 3, 26), date(2027, 3, 28), date(2025, 12, 24),
        calendar.first - timedelta(1), calendar.last + timedelta(1),
    ]  # fmt: skip
    ends = calendar.convention.day_ends or time(17)
    around = [datetime.combine(EPOCH, ends) + timedelta(minutes=minutes) for minutes in (-1, 0, 1)]
    hours = [None, None, time(0), time(1, 30), *(each.time() for each in around), time(23, 59)]
    reach = (calendar.last - calendar.first).days
    anywhere = [calendar.first + timedelta(random.randrange(reach)) for _ in range(number - len(days))]
    return [Receipt(day, random.choice(hours)) for day in (*days, *anywhere)]
