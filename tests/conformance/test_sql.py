"""An edition as SQL says the same on SQLite, DuckDB and PostgreSQL as the program does, for every vector."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from remit.targets import sql
from remit.targets._sql_text import REPLACEMENT, literal
from tests.conformance import driven
from tests.conformance.databases import Database, SQLite, databases
from tests.conformance.sql_cases import Compared, cases_of, edition_of, elsewhere, opened, text_of
from tests.targets.products import EDITIONS, EVERY_EDITION, products

CAMBRIDGESHIRE = "cambridgeshire/2026-01.yaml"
EACH = pytest.mark.parametrize("name", ["SQLite", "DuckDB", "PostgreSQL"])


@pytest.fixture(scope="module")
def every() -> Iterator[dict[str, Database]]:
    with databases() as several:
        yield {each.name: each for each in several}


@EACH
def test_every_vector_of_every_edition_has_the_same_places_last_days_and_standing(
    name: str, every: dict[str, Database]
) -> None:
    database, not_expressed = every[name], Counter[str]()
    for edition in EVERY_EDITION:
        text, cases = text_of(edition), cases_of(edition)
        opened(database, text, cases)

        compared = Compared(database, text, cases)

        assert elsewhere(database, cases) == [], edition
        assert compared.differences == [], edition
        assert database.rows("select * from gap") == []
        if edition in EDITIONS:
            whole = database.rows("select * from breach order by case_id, clock")
            assert whole == database.rows("select * from breach_then order by case_id, clock")
        not_expressed += compared.not_expressed
    trials = driven.trials(dict.fromkeys((name for name, _ in driven.everything()), ""))
    driven.agreed(name, trials, not_expressed=not_expressed.total())
    assert sum(len(case.due) for trial in trials for case in trial.cases) > 20 * not_expressed.total()


@EACH
def test_the_tables_hold_as_many_states_moves_endings_and_working_days_as_the_machine(
    name: str, every: dict[str, Database]
) -> None:
    database, found = every[name], products(CAMBRIDGESHIRE)
    opened(database, text_of(CAMBRIDGESHIRE), {})

    def count(query: str) -> int:
        (row,) = database.rows(f"select count(*) as n from {query}")
        return int(row["n"])

    assert count("state") == sum(len(each.walk.places) for each in found)
    assert count("move") == sum(not move.stays for each in found for move in each.walk.moves)
    assert count("state where final = 1") == sum(place.final for each in found for place in each.walk.places)
    assert count("sla join rule on rule.id = sla.rule") == len(edition_of(found).schedule)
    assert count("clock") == sum(len(each.machine.clocks) for each in found)
    calendar = found[0].calendar
    assert count("working_day") == len(calendar.passed)
    days = database.rows("select date, ordinal, worked from working_day order by date")
    for row in days:
        day = calendar.first.fromisoformat(row["date"])
        assert (row["ordinal"], bool(row["worked"])) == (calendar.ordinal(day), calendar.is_worked(day))


def judged(database: Database, text: str) -> list[str]:
    """Return all that differs or is named as a gap once the vectors of Cambridgeshire are told."""
    cases = {name: case for name, case in cases_of(CAMBRIDGESHIRE).items() if name.startswith("complaint/")}
    opened(database, text, cases)
    differences = [*elsewhere(database, cases), *Compared(database, text, cases).differences]
    return [*differences, *(row["what"] for row in database.rows("select * from gap"))]


MUTANTS: dict[str, Callable[[str], str]] = {
    "a day of the calendar missing": lambda text: text + "delete from working_day where date = '2027-03-25';",
    "a month of the calendar missing": lambda text: without(text, "'2027-03',"),
    "a bank holiday missing": lambda text: without(text, "'2027-03-26',"),
    "the count of a clock changed": lambda text: text.replace(
        "('clock.complaint.stage-1.receive',1,5,", "('clock.complaint.stage-1.receive',1,6,"
    ),
    "a clock that counts from another event": lambda text: text.replace(
        "('clock.complaint.stage-1.receive',1,'complaint.submission'",
        "('clock.complaint.stage-1.receive',1,'complaint.stage-1.pass.done'",
    ),
    "a clock that stops on nothing": lambda text: without(
        text, "('clock.complaint.stage-1.receive','complaint.stage-1.acknowledge.received')"
    ),
    "a move redirected": lambda text: text.replace(
        "('complaint.start','complaint.receipt','complaint.arrival.confirm.if'",
        "('complaint.start','complaint.receipt','complaint.start'",
    ),
    "a working week of four days": lambda text: text.replace(",4);", ",6);", 1),
}


def without(text: str, row: str) -> str:
    """Return the statements without the line in which something stands."""
    lines = [line for line in text.splitlines() if row not in line or "insert" in line]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_text_that_says_something_else_is_seen(mutant: str) -> None:
    text = text_of(CAMBRIDGESHIRE)
    changed = MUTANTS[mutant](text)
    assert changed != text

    with closing(SQLite()) as database:
        assert judged(database, changed)


@EACH
@pytest.mark.parametrize("mutant", ["a day of the calendar missing", "the count of a clock changed"])
def test_every_database_sees_it(mutant: str, name: str, every: dict[str, Database]) -> None:
    assert judged(every[name], MUTANTS[mutant](text_of(CAMBRIDGESHIRE)))


def test_the_text_itself_is_not_seen() -> None:
    with closing(SQLite()) as database:
        assert judged(database, text_of(CAMBRIDGESHIRE)) == []


def renamed(text: str) -> str:
    """Return the statements with the event from which a clock counts misspelt."""
    start = "('clock.complaint.stage-1.receive',1,'complaint.{}'"
    return text.replace(start.format("submission"), start.format("submision"))


@EACH
def test_a_clock_that_counts_from_an_event_that_nothing_makes_is_refused(name: str, every: dict[str, Database]) -> None:
    every[name].begin()

    with pytest.raises(Exception, match=r"(?i)foreign key"):
        every[name].run(renamed(text_of(CAMBRIDGESHIRE)))


def test_where_references_are_not_looked_at_the_event_that_nothing_makes_is_a_gap() -> None:
    with closing(SQLite()) as database:
        database.begin()
        database.run("pragma foreign_keys = off;" + renamed(text_of(CAMBRIDGESHIRE)))

        gaps = database.rows("select what, named from gap where named is not null")

    assert gaps == [{"what": "an event that nothing makes", "named": "complaint.submision"}]


@EACH
def test_what_keeps_an_answer_from_being_whole_is_named_and_never_reads_as_kept(
    name: str, every: dict[str, Database]
) -> None:
    database = every[name]
    opened(database, text_of(CAMBRIDGESHIRE), {})
    database.run(
        "delete from as_at;"
        "insert into happened (case_id, number, event, day) values"
        " ('misspelt', 1, 'complaint.receipt', '2027-03-18'), ('misspelt', 2, 'complaint.stage-1.anser', '2027-03-19'),"
        " ('misdated', 1, 'complaint.receipt', '18 March 2027');"
    )

    gaps = {(row["what"], row["case_id"], row["named"]) for row in database.rows("select * from gap")}
    standing = {(row["case_id"], row["standing"]) for row in database.rows("select * from breach")}

    assert gaps == {
        ("an event that the policy does not know", "misspelt", "complaint.stage-1.anser"),
        ("a day that is not in the calendar", "misdated", "18 March 2027"),
        ("no day to look from, or none that is in the calendar", None, None),
        ("a time whose last day could not be found", "misdated", "clock.complaint.stage-1.receive"),
        ("a time whose last day could not be found", "misdated", "clock.complaint.stage-1.respond"),
    }
    assert standing == {("misspelt", "not known"), ("misdated", "not known")}


TEXTS = st.text(st.characters(codec="utf-8"), max_size=60) | st.sampled_from(
    ["';--", "'; drop table rule; --", "\\", "\\'", "$$", "${x}", "`", "a\nb\r\nc", "\u202e\u2028\ufeff",
     "\x01\x1f\x7f", "\0", ":name", "%s", "x" * 10_000, "\\! ls\n\\q", "/* -- */"]
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(TEXTS, min_size=1, max_size=12))
def test_any_text_is_read_back_as_it_is(every: dict[str, Database], texts: list[str]) -> None:
    union = " union all ".join(f"select {number} as n, {literal(text)} as t" for number, text in enumerate(texts))
    wanted = [text.replace("\0", REPLACEMENT) for text in texts]

    for database in every.values():
        rows = sorted(database.rows(union), key=lambda row: int(row["n"]))
        assert [row["t"] for row in rows] == wanted


@EACH
def test_a_policy_with_hostile_words_loads_and_keeps_them(name: str, every: dict[str, Database]) -> None:
    hostile = "Northtown'; drop table rule; --\n\\q ${x} `y` </script> ]]> \u202e\u2028" + "z" * 10_000
    edition = edition_of(products(CAMBRIDGESHIRE))
    edition = replace(edition, policy=replace(edition.policy, council=hostile, title=hostile))
    every[name].begin()

    every[name].run(sql.render_edition(edition).decode())

    assert every[name].rows("select council, policy from edition") == [{"council": hostile, "policy": hostile}]
    assert len(every[name].rows("select id from rule where procedure is not null")) == sum(
        len(each.procedure.rules()) for each in edition.products
    )


def test_the_same_edition_gives_the_same_bytes_and_no_large_file() -> None:
    for edition in EVERY_EDITION:
        made = edition_of(products(edition))
        data = sql.render_edition(made)
        assert data == sql.render_edition(made)
        assert len(data) < 150_000


def test_what_is_left_to_the_host_is_told_and_counted() -> None:
    for edition in EVERY_EDITION:
        with closing(SQLite()) as database:
            opened(database, text_of(edition), {})
            (row,) = database.rows("select count(*) as n from clock where left_to_host is not null")
        assert row["n"] == sum(limit.uses(each) for each in products(edition) for limit in sql.LIMITS[:-1])
