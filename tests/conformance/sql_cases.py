"""Cases in a database: an edition is loaded, what happened is filled in, and every time is held against ours."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from remit.derive.schedule import schedule_of
from remit.portable.vectors import Expected, Vector
from remit.targets import Edition, Product, sql
from remit.targets._sql_text import Value, insert
from tests.conformance.databases import Database, Rows
from tests.targets.products import products

LEFT = "left to the host"


def edition_of(several: tuple[Product, ...]) -> Edition:
    """Return an edition of these procedures."""
    policy = several[0].policy
    return Edition(policy, schedule_of(policy), several)


def text_of(edition: str) -> str:
    """Return the SQL of an edition, by the path of its policy."""
    return sql.render_edition(edition_of(products(edition))).decode()


def cases_of(edition: str) -> dict[str, Vector]:
    """Return every vector of an edition, by a name for its case."""
    return {f"{each.procedure.slug}/{case.id}": case for each in products(edition) for case in each.vectors.all}


def opened(database: Database, text: str, cases: Mapping[str, Vector]) -> None:
    """Load an edition, and tell what happened in each case: all but what was refused."""
    database.begin()
    database.run(text)
    accepted = {name: [step for step in case.steps if step.outcome != "refused"] for name, case in cases.items()}
    tell(
        database,
        (
            (name, number, step.event, step.at.date().isoformat(), step.at.time().isoformat(), None)
            for name, steps in accepted.items()
            for number, step in enumerate(steps, 1)
        ),
    )


def tell(database: Database, rows: Iterable[tuple[Value, ...]]) -> None:
    """Fill in what happened, and that the cases are looked at from a day long ago."""
    database.run(insert("happened", "case_id, number, event, day, at_time, until", rows))
    database.run("insert into as_at (day) values ('2020-01-01');")


def look_from(database: Database, day: date) -> None:
    """Tell from which day the cases are looked at."""
    database.run(f"update as_at set day = '{day.isoformat()}';")


def by_case(rows: Rows) -> dict[str, Rows]:
    """Return rows by their case."""
    found: dict[str, Rows] = defaultdict(list)
    for row in rows:
        found[row["case_id"]].append(row)
    return found


def elsewhere(database: Database, cases: Mapping[str, Vector]) -> list[str]:
    """Return each step after which a case is at another place, and each case that owes something else in the end."""
    there = by_case(database.rows("select * from trail"))
    owed = by_case(database.rows("select * from owed"))
    found = []
    for name, case in cases.items():
        steps = [step for step in case.steps if step.outcome != "refused"]
        for number, step in enumerate(steps, 1):
            places = sorted(row["state"] for row in there.get(name, ()) if row["n"] == number)
            if places != sorted(step.places):
                found.append(f"{name} step {number} {step.event}: {sorted(step.places)}, not {places}")
        acts = sorted(row["act"] for row in owed.get(name, ()))
        if acts != sorted(case.steps[-1].owed):
            found.append(f"{name} owes {sorted(case.steps[-1].owed)}, not {acts}")
    return found


class Compared:
    """The times of cases, each looked at on the day of its last event.

    The text of `breach` is run as it stands on a table of what `due_date` gives, so that many days cost little.
    """

    def __init__(self, database: Database, text: str, cases: Mapping[str, Vector]) -> None:
        self.not_expressed = Counter[str]()
        self.differences: list[str] = []
        view = text[text.index("create view breach as") :].partition(";")[0]
        database.run("create table due_then as select * from due_date;")
        database.run(
            view.replace("view breach", "view breach_then").replace("from due_date d", "from due_then d") + ";"
        )
        for day in sorted({case.steps[-1].at.date() for case in cases.values()}):
            look_from(database, day)
            standing = by_case(
                database.rows(
                    "select b.*, d.extended from breach_then b "
                    "join due_then d on d.case_id = b.case_id and d.clock = b.clock"
                )
            )
            for name, case in cases.items():
                if case.steps[-1].at.date() == day:
                    self._compare(name, case, standing.get(name, []))

    def _compare(self, name: str, case: Vector, rows: Rows) -> None:
        there = {row["clock"]: row for row in rows}
        for wanted in case.due:
            row = there.pop(wanted.clock, None)
            if row is not None and (row["why"] or "").startswith(LEFT):
                self.not_expressed[row["why"]] += 1
            elif row is None or _told(row, wanted) != _meant(wanted):
                self.differences.append(f"{name} {wanted.clock}: {_meant(wanted)}, not {row and _told(row, wanted)}")
        more = [clock for clock, row in there.items() if not (row["why"] or "").startswith(LEFT)]
        self.differences += [f"{name} {clock} is not due" for clock in more]


def _told(row: Mapping[str, Any], wanted: Expected) -> tuple[Any, ...]:
    standing = "late" if row["standing"] == "open late" else row["standing"]
    return row["due"] or "", bool(row["at_latest"]), standing, row["extended"] if wanted.due else 0


def _meant(wanted: Expected) -> tuple[Any, ...]:
    return wanted.due, wanted.at_latest, wanted.standing, wanted.extended if wanted.due else 0
