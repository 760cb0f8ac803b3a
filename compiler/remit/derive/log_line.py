"""One line of a case log to values, or to what is wrong with it in words. Knows the schema, nothing of procedures."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from remit.calendar.moments import in_london, local
from remit.derive.case import Happening
from remit.schema_words import first, quoted, words_of
from remit.shipped import schema

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a line cannot be read."""

    line: int
    message: str
    help: str = ""

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}" + (f"; {self.help}" if self.help else "")


class WrongLineError(ValueError):
    """A line that cannot be read."""

    def __init__(self, line: int, message: str, help: str = "") -> None:  # noqa: A002 - as a finding calls it
        super().__init__(message)
        self.fault = Fault(line, message, help)


def read_json(line: int, text: bytes, *, whole: bool) -> dict[str, Any]:
    """Return the mapping that a line holds; `whole` says that the line's end is there."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = [key for key, _ in pairs]
        twice = next((key for key in keys if keys.count(key) > 1), None)
        if twice is not None:
            raise WrongLineError(line, f"`{twice}` is said twice")
        return dict(pairs)

    try:
        row = json.loads(text.decode("utf-8-sig" if line == 1 else "utf-8"), object_pairs_hook=once)
    except WrongLineError:
        raise
    except (ValueError, RecursionError) as error:
        if not whole:
            raise WrongLineError(line, "it breaks off in the middle", "what it was to say is not known") from error
        why = "is not in UTF-8" if isinstance(error, UnicodeDecodeError) else "is not JSON"
        raise WrongLineError(line, f"it {why}", "each line is one mapping in JSON, for itself") from error
    if not isinstance(row, dict):
        raise WrongLineError(line, "it is no mapping", "each line is one mapping in JSON, for itself")
    return row


def read_head(row: dict[str, Any]) -> tuple[str, ...]:
    """Return what the first line pins, in the order of `Head`."""
    if row.get("format") != "remit-case-log":
        raise WrongLineError(1, "this is no case log", 'its first line says `"format": "remit-case-log"`')
    if row.get("version") != 1:
        said = quoted(row.get("version"))
        raise WrongLineError(1, f"this program reads version 1 of case logs, not {said}", "use a newer program")
    _check(1, row, "HeadShape")
    names = ("council", "policy", "edition", "kind", "policy_sha256")
    return (*(row[name] for name in names), row["calendar"]["name"], row["calendar"]["digest"], row.get("case", ""))


def read_event(line: int, row: dict[str, Any]) -> Happening:
    """Return what happened, by a line that is not the first."""
    _check(line, row, "EventShape")
    at = _moment(line, "at", row["at"])
    recorded = _moment(line, "recorded", row["recorded"]) if "recorded" in row else None
    if recorded is not None and recorded.date() < at.date():
        raise WrongLineError(line, f"it was recorded on {recorded:%Y-%m-%d}, before it happened on {at:%Y-%m-%d}")
    return Happening(
        event=row["event"],
        at=at,
        recorded=recorded,
        facts=MappingProxyType(row.get("facts", {})),
        until=_day(line, row["until"]) if "until" in row else None,
        told=tuple(row.get("told", ())),
    )


def _check(line: int, row: dict[str, Any], part: str) -> None:
    error = first(_validator(part).iter_errors(row))
    if error is not None:
        raise WrongLineError(line, *_words(error))


@cache
def _validator(part: str) -> Draft202012Validator:
    from jsonschema import Draft202012Validator

    return Draft202012Validator({"$ref": f"#/$defs/{part}", "$defs": schema("case-log")["$defs"]})


def _words(error: Any) -> tuple[str, str]:
    """Return what the schema finds wrong (a ValidationError), and what to write instead."""
    place = ".".join(map(str, error.absolute_path))
    if error.validator == "pattern" and place in ("at", "recorded"):
        return _not_a_moment(place, error.instance)
    if error.validator in ("type", "anyOf") and place.startswith("facts."):
        return f"`{place}` is {quoted(error.instance)}", "a fact is true, false or a whole number"
    return words_of(error, "case-log")


def _not_a_moment(name: str, said: str) -> tuple[str, str]:
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        return _no_such_moment(name, said)
    if moment.utcoffset() is None and "T" in said:
        example = said if len(said) > len("2026-12-18") else f"{said}T12:00"
        return f"`{name}` is {quoted(said)}, which does not say in which time zone", f"write `{example}+00:00`"
    return f"`{name}` is {quoted(said)}", "write a day, an hour and a zone, for example `2026-12-18T16:30:00+00:00`"


def _no_such_moment(name: str, said: str) -> tuple[str, str]:
    return (
        f"`{name}` is {quoted(said)}, and there is no such day or time",
        "write for example `2026-12-18T16:30:00+00:00`",
    )


def _moment(line: int, name: str, said: str) -> datetime:
    try:
        return in_london(datetime.fromisoformat(said))
    except (ValueError, OverflowError) as error:
        raise WrongLineError(line, *_no_such_moment(name, said)) from error


def _day(line: int, said: str) -> datetime:
    try:
        return local(datetime.fromisoformat(said).date())
    except (ValueError, OverflowError) as error:
        raise WrongLineError(line, f"`until` is {quoted(said)}, and there is no such day") from error
