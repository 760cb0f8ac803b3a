"""Values to rows of SQL as SQLite, DuckDB and PostgreSQL read them alike: single quotes, doubled inside."""

from __future__ import annotations

from collections.abc import Iterable

Value = str | int | None
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def literal(value: Value) -> str:
    """Return a literal; the NUL character, which PostgreSQL cannot store, becomes the replacement character."""
    if value is None:
        return "null"
    if isinstance(value, int):
        return str(int(value))
    return "'" + value.replace("\0", REPLACEMENT).replace("'", "''") + "'"


def insert(table: str, columns: str, rows: Iterable[Iterable[Value]]) -> str:
    """Return one statement that fills a table, a row a line; nothing where there are no rows."""
    lines = [f"({','.join(map(literal, row))})" for row in rows]
    return f"insert into {table} ({columns}) values\n" + ",\n".join(lines) + ";\n" if lines else ""
