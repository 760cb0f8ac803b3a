"""What docs/integrate/sql.md shows is what all three databases say."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conformance.databases import Database, PostgreSQL, databases
from tests.conformance.sql_cases import text_of

PAGE = Path(__file__).parents[2] / "docs" / "integrate" / "sql.md"
FILE = "generated/cambridgeshire/2026-01/policy.sql"
NOTHING = "what | case_id | named\n"
"""What `gap` shows where nothing is missing: the names of its columns, for no row tells them."""
EDITION = "cambridgeshire/2026-01.yaml"
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def every() -> Iterator[dict[str, Database]]:
    with databases() as several:
        yield {each.name: each for each in several}


def blocks(language: str) -> list[str]:
    """Return the blocks of the page in a language."""
    return [text for name, text in _BLOCK.findall(PAGE.read_text(encoding="utf-8")) if name == language]


def shown(database: Database, query: str) -> str:
    """Return what a query gives as the page shows it: a line of names, and a line for each row."""
    rows = database.rows(query)
    if not rows:
        return NOTHING
    table = [list(rows[0]), *([("" if cell is None else str(cell)) for cell in row.values()] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    lines = (" | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in table)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def answered(database: Database, block: str) -> Iterator[str]:
    """Run the statements of a block; yield what its queries give."""
    for statement in (each.strip() for each in block.strip().removesuffix(";").split(";\n")):
        if statement.startswith("select"):
            yield shown(database, statement)
        else:
            database.run(f"{statement};")


@pytest.mark.parametrize("name", ["SQLite", "DuckDB", "PostgreSQL"])
def test_every_statement_of_the_page_says_what_stands_below_it(name: str, every: dict[str, Database]) -> None:
    database = every[name]
    database.begin()
    database.run(text_of(EDITION))

    answers = [answer for block in blocks("sql") for answer in answered(database, block)]

    assert answers == blocks("text")


def test_the_page_loads_the_file(tmp_path: Path, every: dict[str, Database], monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / FILE).parent.mkdir(parents=True)
    (tmp_path / FILE).write_text(text_of(EDITION), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    server = every["PostgreSQL"]
    assert isinstance(server, PostgreSQL)
    env = os.environ | {"PATH": f"{server.programs}{os.pathsep}{os.environ['PATH']}"}
    env |= {"PGHOST": str(server.folder), "PGUSER": "remit"}

    known: dict[str, object] = {}
    for block in blocks("python"):
        exec(block, known)
    subprocess.run(["bash", "-euc", *blocks("bash")], check=True, env=env)

    for opened in ("database", "columns"):
        known[opened].close()  # type: ignore[attr-defined]
    count = ["psql", "-At", "-c", "select count(*) from clock", "complaints"]
    assert int(subprocess.run(count, check=True, env=env, capture_output=True).stdout) > 0
