"""Databases that we did not write, behind one face: statements in, rows out. One process each for PostgreSQL's client.

PostgreSQL runs in a folder of its own on a unix socket, under a user who is not root, which it refuses.
"""

from __future__ import annotations

import json
import os
import pwd
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol

import duckdb

from tests.installed import program

Rows = list[dict[str, Any]]
END = "-- the end of an answer --"
SERVERS = Path("/usr/lib/postgresql")
"""Where Debian keeps what is on nobody's path."""


class Database(Protocol):
    """A database, which is empty after every `begin`."""

    name: str

    def begin(self) -> None:
        """Make it empty."""
        ...

    def run(self, statements: str) -> None:
        """Run statements; raises AssertionError or the client's error where one fails."""
        ...

    def rows(self, query: str) -> Rows:
        """Return what a query gives."""
        ...


class SQLite:
    """The one inside Python; it looks at references only when told to."""

    name = "SQLite"
    _open: sqlite3.Connection | None = None

    def begin(self) -> None:
        """Make it empty."""
        self.close()
        self._open = sqlite3.connect(":memory:")
        self._open.execute("pragma foreign_keys = on")

    def close(self) -> None:
        """Let it go."""
        if self._open is not None:
            self._open.close()

    def run(self, statements: str) -> None:
        """Run statements."""
        assert self._open is not None
        self._open.executescript(statements)

    def rows(self, query: str) -> Rows:
        """Return what a query gives."""
        assert self._open is not None
        found = self._open.execute(query)
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


class DuckDB:
    """The package from PyPI."""

    name = "DuckDB"
    _open: duckdb.DuckDBPyConnection | None = None

    def begin(self) -> None:
        """Make it empty."""
        self.close()
        self._open = duckdb.connect(config={"threads": 1})

    def close(self) -> None:
        """Let it go."""
        if self._open is not None:
            self._open.close()

    def run(self, statements: str) -> None:
        """Run statements."""
        assert self._open is not None
        self._open.execute(statements)

    def rows(self, query: str) -> Rows:
        """Return what a query gives."""
        assert self._open is not None
        found = self._open.execute(query)
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


class PostgreSQL:
    """A server, and psql as its client: every row comes back as a line of JSON."""

    name = "PostgreSQL"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._errors = folder.with_suffix(".err")
        self._schemas = 0
        self._open()

    @property
    def programs(self) -> Path:
        """Return the folder of its programs."""
        return Path(_binary("psql")).parent

    def _open(self) -> None:
        with self._errors.open("wb") as errors:
            self._psql = subprocess.Popen(
                [_binary("psql"), "-XqAt", "-v", "ON_ERROR_STOP=1", "-U", "remit", "-d", "postgres", "-h", self.folder],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors,
                env=os.environ | {"PGCLIENTENCODING": "UTF8"},
            )  # fmt: skip

    def begin(self) -> None:
        """Make it empty: a schema that holds nothing. A client that has left at an error is replaced."""
        if self._psql.poll() is not None:
            self.close()
            self._open()
        self._schemas += 1
        self.run(f"create schema s{self._schemas}; set search_path to s{self._schemas};")

    def run(self, statements: str) -> None:
        """Run statements."""
        self._told(statements)

    def rows(self, query: str) -> Rows:
        """Return what a query gives."""
        return [json.loads(line) for line in self._told(f"select to_json(r) from ({query}) r;")]

    def close(self) -> None:
        """Let the client go."""
        with suppress(BrokenPipeError):
            self._psql.communicate(b"\\q\n")
        for pipe in (self._psql.stdin, self._psql.stdout):
            with suppress(BrokenPipeError):
                if pipe is not None:
                    pipe.close()

    def _told(self, statements: str) -> list[str]:
        assert self._psql.stdin is not None
        assert self._psql.stdout is not None
        with suppress(BrokenPipeError):
            self._psql.stdin.write(f"{statements}\n\\echo '{END}'\n".encode())
            self._psql.stdin.flush()
        lines: list[str] = []
        for line in self._psql.stdout:
            if line == f"{END}\n".encode():
                return [each for each in lines if each]
            lines.append(line.decode().removesuffix("\n"))
        self._psql.wait()
        raise AssertionError(self._errors.read_text(encoding="utf-8"))


@contextmanager
def databases() -> Iterator[tuple[Database, ...]]:
    """Give all three; the server and its folder go afterwards."""
    with postgresql() as server, closing(SQLite()) as inside, closing(DuckDB()) as columns:
        yield inside, columns, server


@contextmanager
def postgresql() -> Iterator[PostgreSQL]:
    """Give a server of PostgreSQL in a folder of its own, which goes afterwards."""
    initdb, control = _binary("initdb"), _binary("pg_ctl")
    folder = Path(tempfile.mkdtemp(prefix="remit-"))
    as_user: dict[str, Any] = {"cwd": folder, "capture_output": True}
    if os.geteuid() == 0:
        owner = pwd.getpwnam(next(name for name in ("postgres", "nobody") if _is_user(name)))
        os.chown(folder, owner.pw_uid, owner.pw_gid)
        as_user |= {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
    data, log = folder / "data", folder / "log"
    # Nothing here outlives the tests, so nothing is synced; queries this short are not worth compiling.
    settings = f"-k {folder} -c listen_addresses= -c fsync=off -c jit=off"
    try:
        made = [initdb, "-D", str(data), "-A", "trust", "-U", "remit", "-E", "UTF8", "--locale=C", "-N"]
        subprocess.run(made, check=True, **as_user)
        subprocess.run([control, "-D", data, "-w", "-l", log, "-o", settings, "start"], check=True, **as_user)
        server = PostgreSQL(folder)
        try:
            yield server
        finally:
            server.close()
            subprocess.run([control, "-D", data, "-w", "-m", "immediate", "stop"], check=True, **as_user)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        folder.with_suffix(".err").unlink(missing_ok=True)


def _binary(name: str) -> str:
    """Return a program of PostgreSQL, of the newest release that there is."""
    found = sorted(SERVERS.glob(f"*/bin/{name}"), key=lambda path: int(path.parts[-3]))
    return str(found[-1]) if found else program(name)


def _is_user(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True
