"""Places in a file as other programs name them: as an address, in bytes, and by the words that stand there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from urllib.parse import quote

from remit.diagnostic import Diagnostic
from remit.report import Lines
from remit.report._words import rule_of
from remit.source import Span

_DRIVE = re.compile(r"[A-Za-z]:/")


def is_absolute(path: str) -> bool:
    """Tell whether a path says where a file is without a folder to start from."""
    return path.startswith("/") or bool(_DRIVE.match(path))


def address(path: str) -> str:
    """Return a path as a URI (RFC 3986): a relative one of a relative path, a `file:` one of an absolute path."""
    if _DRIVE.match(path):
        return f"file:///{path[:2]}{quote(path[2:], errors='replace')}"
    return ("file://" if is_absolute(path) else "") + quote(path, errors="replace")


def byte_column(line: str, column: int) -> int:
    """Return a column, counted in characters from 1, counted in bytes of UTF-8 from 1."""
    return len(line[: column - 1].encode("utf-8", "replace")) + max(0, column - 1 - len(line)) + 1


def words_at(span: Span, lines: Sequence[str]) -> str:
    """Return what stands at a place; nothing where the file has no such lines."""
    inside = list(lines[span.line - 1 : span.end_line])
    if len(inside) == span.end_line - span.line + 1:
        inside[-1] = inside[-1][: span.end_column - 1]
        inside[0] = inside[0][span.column - 1 :]
    return "\n".join(inside)


class Fingerprints:
    """Recognises a finding in the next run: by rule, file and words, whatever line they stand on by then."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._seen: Counter[str] = Counter()

    def of(self, diagnostic: Diagnostic) -> str:
        """Return the mark of a finding; those that are alike are numbered in the order in which they come."""
        span = diagnostic.finding.span
        words = " ".join(words_at(span, self._lines(span.path)).split())
        alike = "\0".join((rule_of(diagnostic), span.path, words)).encode("utf-8", "surrogatepass")
        mark = sha256(alike).hexdigest()[:32]
        self._seen[mark] += 1
        return f"{mark}:{self._seen[mark]}"
