"""The parts of which SARIF results consist: messages, places, paths through places."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from remit.report._excerpt import safe_text
from remit.report._places import address, is_absolute
from remit.source import Span

Json = dict[str, Any]


def message(text: str) -> Json:
    """Return words as a message: braces are doubled (3.11.5), and no words become a link (3.11.6)."""
    return {"text": text.replace("{", "{{").replace("}", "}}").replace("](", "] (")}


def artifact(path: str) -> Json:
    """Return which file; a relative path starts from the folder in which Remit was run."""
    return {"uri": address(path)} | ({} if is_absolute(path) else {"uriBaseId": "%SRCROOT%"})


def region(span: Span) -> Json:
    """Return which stretch of a file: as Remit, SARIF counts from 1 and ends after the last character."""
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def location(span: Span, text: str = "") -> Json:
    """Return a place, with words about it if there are any."""
    place: Json = {"physicalLocation": {"artifactLocation": artifact(span.path), "region": region(span)}}
    return place | ({"message": message(safe_text(text))} if text else {})


def flow(steps: Iterable[tuple[str, Span]]) -> Json:
    """Return steps one after the other, each with its words at its place."""
    return {"threadFlows": [{"locations": [{"location": location(span, text)} for text, span in steps]}]}
