"""The bytes of a file and a way to check them, to the bytes with its safe fixes made. Knows no disk and no YAML.

A fix is safe if the check says so: what it cures is gone, and nothing has come. So a fix that meets quotes or escapes
which it does not expect is refused, not made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from remit.checks import checks
from remit.diagnostic import Diagnostic, Severity
from remit.syntax.places import Places
from remit.value import value

Check = Callable[[bytes], tuple[Diagnostic, ...]]
"""Gives what is wrong with the bytes of one file: the same for the same bytes, with fixes in that file only."""

_BOM = b"\xef\xbb\xbf"


@value
class Left:
    """A finding whose fix was not made, and why, as a clause about the fix."""

    diagnostic: Diagnostic
    why: str


@value
class Fixed:
    """The bytes of a file after fixing, with the findings that were cured and those whose fix was not made."""

    data: bytes
    made: tuple[Diagnostic, ...]
    left: tuple[Left, ...]


def fix(data: bytes, check: Check) -> Fixed:
    """Return `data` with every safe fix made; bytes that no fix names stay as they are.

    Of fixes that overlap the first in the file is tried first; the others are made after it, if they are still offered.
    """
    made: list[Diagnostic] = []
    found = check(data)
    # INVARIANT: what can be judged rule by rule never grows, and the whole comes to be judged once: so the rounds end.
    while True:
        this = _Round(data, found, check)
        this.run()
        if not this.kept:
            return Fixed(data, tuple(made), tuple(this.left))
        made += (edit.cures for edit in this.kept)
        data, found = this.after, this.found


@value
class _Edit:
    """A fix in characters counted from the start of the text: from `start` up to `end` becomes `replacement`."""

    start: int
    end: int
    replacement: str
    cures: Diagnostic

    def overlaps(self, other: _Edit) -> bool:
        """Tell whether the two cannot both be made: they share a character, or either may come first."""
        return self.start == other.start or (self.start < other.end and other.start < self.end)


class _Round:
    """The fixes for what was found in one state of a file, tried on top of each other.

    INVARIANT: `after` is the file with `kept` made, and `found` is what the check says of it.
    """

    def __init__(self, data: bytes, found: tuple[Diagnostic, ...], check: Check) -> None:
        self.after, self.found = data, found
        self.kept: list[_Edit] = []
        self.left: list[Left] = []
        self._bom = _BOM if data.startswith(_BOM) else b""
        self._text = data.removeprefix(_BOM).decode("utf-8", "surrogateescape")
        self._check = check

    def run(self) -> None:
        """Try every fix, as many at once as do not overlap."""
        waiting = _edits(self._text, self.found)
        while waiting:
            together = list(_apart(waiting))
            self._try(together)
            tried = set(together)
            waiting = [edit for edit in waiting if edit not in tried and not any(map(edit.overlaps, self.kept))]

    def _try(self, edits: Sequence[_Edit]) -> None:
        """Keep `edits` if they are safe together; else try either half, down to the single one that is not."""
        kept = [*self.kept, *edits]
        after = self._bom + _edited(self._text, kept).encode("utf-8", "surrogateescape")
        found = self._check(after)
        harm = _harm(self.found, found, edits)
        if not harm:
            self.after, self.found, self.kept = after, found, kept
        elif len(edits) == 1:
            self.left.append(Left(edits[0].cures, harm))
        else:
            self._try(edits[: len(edits) // 2])
            self._try(edits[len(edits) // 2 :])


def _edits(text: str, found: Iterable[Diagnostic]) -> list[_Edit]:
    """Return the fixes of what was found in a text, in the order of their places."""
    starts = Places.of("", text).starts
    edits = []
    for each in found:
        if wanted := each.finding.fix:
            start = starts[wanted.span.line - 1] + wanted.span.column - 1
            end = starts[wanted.span.end_line - 1] + wanted.span.end_column - 1
            edits.append(_Edit(start, end, wanted.replacement, each))
    return sorted(edits, key=lambda edit: (edit.start, edit.end))


def _apart(edits: Iterable[_Edit]) -> Iterator[_Edit]:
    """Return the first of `edits`, which are in order, and each that overlaps none returned before it."""
    last = None
    for edit in edits:
        if last is None or not edit.overlaps(last):
            yield edit
            last = edit


def _edited(text: str, edits: Iterable[_Edit]) -> str:
    """Return a text with `edits` made, which do not overlap."""
    pieces, done = [], 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        pieces += [text[done : edit.start], edit.replacement]
        done = edit.end
    return "".join([*pieces, text[done:]])


def _harm(before: Iterable[Diagnostic], after: Iterable[Diagnostic], edits: Iterable[_Edit]) -> str:
    """Return what speaks against `edits`, given what was found without and with them; nothing if they are safe."""
    had, has = Counter(map(_identity, before)), Counter(map(_identity, after))
    # What is only told once every rule can be read was there before, untold: it speaks for a fix, not against it.
    first_judged = _is_whole(after) and not _is_whole(before)
    for each in after:
        if has[_identity(each)] > had[_identity(each)] and not (first_judged and _is_of_the_whole(each)):
            return f"it would bring {each.label or each.severity}[{each.code}]: {each.finding.message}"
    cured = Counter(_identity(edit.cures) for edit in edits)
    return "it does not take the finding away" if cured - (had - has) else ""


def _identity(diagnostic: Diagnostic) -> tuple[str, str, str]:
    """Return what makes a finding the same wherever it stands: a fix may move lines."""
    return diagnostic.code, diagnostic.rule, diagnostic.finding.message


def _is_whole(found: Iterable[Diagnostic]) -> bool:
    """Tell whether every rule could be read: there is no error but those of checks and of codes of practice."""
    judged = {check.code for check in checks()}
    return all(each.severity is not Severity.ERROR or each.rule or each.code in judged for each in found)


def _is_of_the_whole(diagnostic: Diagnostic) -> bool:
    """Tell whether a finding is only told of a policy of which every rule could be read."""
    return bool(diagnostic.rule) or any(check.whole and check.code == diagnostic.code for check in checks())
