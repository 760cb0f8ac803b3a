"""Diagnostics to JUnit XML, which most CI systems show: a suite a policy, a test a provision of the code or a finding.

Keeps the schema that Jenkins publishes. An error fails its test; what is open or weighs less is skipped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from remit.assessment import Line, Summary, Verdict
from remit.diagnostic import Diagnostic, Severity
from remit.report import Lines, Look
from remit.report._excerpt import safe_text
from remit.report._paragraph import paragraph
from remit.report._tally import count
from remit.report._words import head, label, rule_of
from remit.report._xml import attributes, content
from remit.value import value

NAME = "junit"


@value
class _Told:
    """A finding with its paragraph, made while the lines of its file are at hand."""

    diagnostic: Diagnostic
    text: str


@value
class _Case:
    """A test: `result` is "failure", "skipped", or empty where it passed."""

    name: str
    result: str = ""
    kind: str = ""
    message: str = ""
    text: str = ""


def render(diagnostics: Iterable[Diagnostic], lines: Lines, look: Look) -> Iterator[str]:
    """Return one XML document; suites are in the order of their paths."""
    found: dict[str, list[_Told]] = {}
    for diagnostic in diagnostics:
        told = _Told(diagnostic, paragraph(diagnostic, lines))
        found.setdefault(diagnostic.finding.span.path, []).append(told)
    paths = sorted({*found, *(summary.path for summary in look.assessed)})
    suites = {
        path: _cases([each for each in look.assessed if each.path == path], found.get(path, ())) for path in paths
    } or {"remit check": [_Case(f"{count(look.files, 'file')} checked, nothing to report")]}
    everything = [case for cases in suites.values() for case in cases]
    failures = sum(case.result == "failure" for case in everything)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f"<testsuites{attributes(name='remit check', tests=len(everything), failures=failures, errors=0)}>\n"
    for path, cases in suites.items():
        yield from _suite(path, cases)
    yield "</testsuites>\n"


def _cases(assessed: Sequence[Summary], found: Sequence[_Told]) -> list[_Case]:
    """Return the tests of one policy: provisions first, then what else was found."""
    cases, judged = [], set[str]()
    for summary in assessed:
        for line in summary.lines:
            rule = f"{summary.code}/{line.id}"
            judged.add(rule)
            cases.append(_provision(line, [each for each in found if each.diagnostic.rule == rule]))
    return cases + [_finding(each) for each in found if rule_of(each.diagnostic) not in judged]


def _provision(line: Line, found: Sequence[_Told]) -> _Case:
    name, verdict = f"{line.code} {line.title}", line.verdict
    if verdict is Verdict.MET:
        return _Case(name)
    message = found[0].diagnostic.finding.message if found else ""
    text = "\n".join(each.text for each in found) or f"{verdict}\n"
    fails = not found or any(each.diagnostic.severity is Severity.ERROR for each in found)
    is_failure = verdict is Verdict.NOT_MET and not line.departed and fails
    return _Case(name, "failure" if is_failure else "skipped", verdict, message or verdict, text)


def _finding(told: _Told) -> _Case:
    diagnostic, finding = told.diagnostic, told.diagnostic.finding
    fails = diagnostic.severity is Severity.ERROR and not diagnostic.departure
    name = f"{head(diagnostic)} {finding.span.line}:{finding.span.column}"
    return _Case(name, "failure" if fails else "skipped", label(diagnostic), finding.message, told.text)


def _suite(path: str, cases: Sequence[_Case]) -> Iterator[str]:
    results = [case.result for case in cases]
    shown = safe_text(path)
    numbers = {
        "tests": len(cases),
        "failures": results.count("failure"),
        "errors": 0,
        "skipped": results.count("skipped"),
    }
    yield f"<testsuite{attributes(name=shown, **numbers)}>\n"
    for case in cases:
        yield f"<testcase{attributes(classname=shown, name=safe_text(case.name))}{_inside(case)}\n"
    yield "</testsuite>\n"


def _inside(case: _Case) -> str:
    if not case.result:
        return "/>"
    said = attributes(type=case.kind, message=safe_text(case.message)) if case.result == "failure" else ""
    return f"><{case.result}{said}>{content(case.text)}</{case.result}></testcase>"
