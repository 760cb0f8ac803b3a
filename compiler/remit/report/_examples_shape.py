"""What the examples of policies showed, as JSON for other programs; the schema is made from these models."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from remit.derive.rehearsal import Rehearsal
from remit.derive.rehearsal_coverage import Coverage, Rehearsed
from remit.model.policy import Rule
from remit.report._shape import Found
from remit.report.json import found_of
from remit.schema_file import Part, bytes_of, schema_of


class Line(Part):
    """One line of `expect`: whether it holds, and the line that would."""

    expected: str
    actual: str
    holds: bool
    counting: str = Field(description="How the date was counted; empty where none was.")


class Played(Part):
    """One example after it was played."""

    name: str
    kind: str
    line: int = Field(ge=1)
    passed: bool
    timeline: tuple[str, ...] = Field(description="What happened and what was due, by day, a line each.")
    expect: tuple[Line, ...]


class RuleShape(Part):
    """A rule that no example exercises."""

    id: str
    line: int = Field(ge=1)
    sentence: str


class CoverageShape(Part):
    """How many of the rules that an example could exercise are exercised."""

    rules: int = Field(ge=0)
    exercised: int = Field(ge=0)
    percent: int = Field(ge=0, le=100)
    missing: tuple[RuleShape, ...]


class PolicyShape(Part):
    """The examples of one policy. One with errors is not played: its errors are among the diagnostics."""

    path: str
    examples: tuple[Played, ...]
    coverage: CoverageShape
    diagnostics: tuple[Found, ...]


class Report(Part):
    """What the examples of policies showed in one run of `remit test`."""

    format: Literal["remit examples"]
    version: Literal[1] = Field(description="Grows when a reader of an older report would go wrong.")
    policies: tuple[PolicyShape, ...]


def examples_json(rehearsed: Iterable[Rehearsed]) -> str:
    """Return one JSON document."""
    report = Report(format="remit examples", version=1, policies=tuple(_policy(each) for each in rehearsed))
    return report.model_dump_json(indent=2) + "\n"


def examples_schema_bytes() -> bytes:
    """Return the schema as the file `schema/examples.schema.json` holds it."""
    return bytes_of(schema_of("examples", Report.model_json_schema()))


def _policy(rehearsed: Rehearsed) -> PolicyShape:
    return PolicyShape(
        path=rehearsed.path,
        examples=tuple(_played(rehearsal) for rehearsal in rehearsed.rehearsals),
        coverage=_coverage(rehearsed.coverage),
        diagnostics=tuple(found_of(diagnostic) for diagnostic in rehearsed.diagnostics),
    )


def _played(rehearsal: Rehearsal) -> Played:
    example = rehearsal.example
    lines = (
        Line(expected=each.expected.text.text, actual=each.actual, holds=each.holds, counting=each.counting)
        for each in rehearsal.verdicts
    )
    return Played(
        name=example.name,
        kind=example.kind,
        line=example.span.line,
        passed=rehearsal.passed,
        timeline=rehearsal.steps,
        expect=tuple(lines),
    )


def _coverage(coverage: Coverage) -> CoverageShape:
    return CoverageShape(
        rules=coverage.rules,
        exercised=len(coverage.exercised),
        percent=coverage.percent,
        missing=tuple(_rule(rule) for rule in coverage.missing),
    )


def _rule(rule: Rule) -> RuleShape:
    return RuleShape(id=rule.id, line=rule.span.line, sentence=rule.text.text)
