"""Words and shapes that English has and the language refuses, from the tables of the vocabulary."""

from __future__ import annotations

from typing import Any

from remit.syntax import parser
from remit.syntax.quoting import shown
from remit.syntax.reading import Cure, Reading
from remit.vocabulary import refused, shapes

CODE = "not-in-the-language"
BACK = 4
CONDITIONS = frozenset({"UNLESS", "ONLY_IF"})


def refused_words(reading: Reading) -> Cure | None:
    """Return the cure for words of which the language knows that it does not take them."""
    first = max(0, reading.at - BACK)
    for at in range(first, min(reading.at + 1, len(reading.pieces))):
        for match in reading.pieces.matches(at):
            row = refused()[match.value] if match.kind == "REFUSED" else {}
            fits = "only before" not in row or not reading.kinds(match.end).isdisjoint(row["only before"])
            if row and match.end > reading.at and fits:
                start, end = reading.pieces.found[at].start(), reading.pieces.found[match.end - 1].end()
                return _told(reading, row, start, end, skip=True)
    return None


def refused_shape(reading: Reading) -> Cure | None:
    """Return the cure for the first shape that the sentence has."""
    fault = reading.fault
    kinds = reading.kinds(reading.at) | {fault.type}
    for row in shapes():
        if _fits(reading, row, kinds):
            return _told(reading, row, fault.start, fault.end)
    return None


def _fits(reading: Reading, row: dict[str, Any], kinds: set[str]) -> bool:
    taken = [word.type for word in reading.taken]
    behind = taken[-1] if taken else "START"
    if reading.start == "condition" or not CONDITIONS.isdisjoint(taken):
        taken.append("IF")
    return (
        ("fault" not in row or not kinds.isdisjoint(row["fault"]))
        and reading.fault.type != parser.END
        and ("behind" not in row or behind in row["behind"])
        and ("next" not in row or not _next(reading).isdisjoint(row["next"]))
        and ("expects" not in row or row["expects"] in reading.expected)
        and ("start" not in row or reading.start in row["start"])
        and all(kind in taken for kind in row.get("taken", ()))
    )


def _next(reading: Reading) -> set[str]:
    """Return what may follow the wrong word."""
    at = reading.at + 1
    while at < len(reading.pieces) and reading.pieces.found[at].start() < reading.fault.end:
        at += 1
    return reading.kinds(at)


def _told(reading: Reading, row: dict[str, Any], start: int, end: int, skip: bool = False) -> Cure:
    """Return what a row says; with `skip` the words are left out while the rest is read."""
    text, word = reading.text.text, reading.words(start, end)
    if start == 0:
        word = word[0].lower() + word[1:]
    bases = [match.value for match in reading.pieces.matches(reading.at) if match.kind.startswith("VERB")]
    behind = reading.taken[-1].text if reading.taken else ""
    parts = {"first": shown(reading.words(0, start).strip()), "second": shown(reading.words(start, len(text)).strip())}
    slots = {
        **parts,
        "word": word,
        "base": bases[0] if bases else word,
        "behind": behind,
        "Word": word[:1].upper() + word[1:],
    }
    says, cure, write = row["says"].format(**slots), row["cure"].format(**slots), row.get("write")
    if row.get("from here"):
        return Cure(CODE, says, cure, 0, start, "", place=(start, end))
    if write is None:
        stop = end + (text[end : end + 1] == " ")
        return Cure(CODE, says, cure, start, stop, "" if skip else None, place=(start, end))
    write = write[:1].upper() + write[1:] if start == 0 else write
    return Cure(CODE, says, cure, start, end, write, is_fix=True)
