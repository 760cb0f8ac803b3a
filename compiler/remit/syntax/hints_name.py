"""Names that nobody declared: how far they reach, what they could be, and the line that would declare them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from remit.syntax import parser
from remit.syntax.reading import Cure, Reading
from remit.vocabulary import cases, trie

# What stands for a name of each class while the rest of the sentence is read.
STAND_INS = {
    "PARTY": "the council",
    "EVENT": "receipt",
    "ITEM": "the reason",
    "VERB": "investigate",
    "CHANNEL": "letter",
    "MEASURE": "issues",
    "KIND": "complaint",
    "STAGE": "stage 1",
    "FACT": "a response is requested",
}
LINES = {
    "PARTY": "parties: {{{name}: who that is}}",
    "EVENT": "events: [{name}]",
    "ITEM": "things: [{name}]",
    "VERB": "verbs: {{{name}: {{role: step}}}}",
    "CHANNEL": "channels: [{name}]",
    "MEASURE": "measures: [{name}]",
    "KIND": "other kinds: [{name}]",
    "STAGE": "stages: [{{stage: {name}}}]",
    "FACT": "facts: [{name}]",
    "TOPIC": "topics: [{name}]",
}
WHAT = {
    "PARTY": "a party",
    "EVENT": "an event",
    "ITEM": "a thing",
    "VERB": "a verb",
    "CHANNEL": "a channel",
    "MEASURE": "a measure",
    "KIND": "a kind of feedback",
    "STAGE": "a stage",
    "FACT": "a fact",
    "TOPIC": "a topic",
}
# Clauses of which only the last words want to be declared.
FAMILIES = {
    "TOPIC": re.compile(r"\S.* (?:is|are|was) (?:not )?about (.+)", re.IGNORECASE),
    "CHANNEL": re.compile(r"\S.* (?:came|come) by (.+)", re.IGNORECASE),
    "MEASURE": re.compile(
        r"(?:there (?:is|are)|\S.* (?:has|have)) (?:(?:at|more|fewer|less) (?:least|most|than) )?"
        r"\d+ (?:to \d+ )?(\D+)",
        re.IGNORECASE,
    ),
}
# Which class a name is most likely of, by the class before it.
LIKELY = {
    **dict.fromkeys(("OF", "OR_OF", "BEFORE", "UNTIL", "FROM", "AFTER", "RECEIVING", "RECEIPT_OF"), ("EVENT", "PARTY")),
    **dict.fromkeys(("VERB", "GIVING", "COMMA", "AND", "FOR", "ONLY"), ("ITEM", "PARTY", "EVENT")),
}
# Names that are declared with the article that they are said with.
AS_SAID = frozenset({"ITEM", "TOPIC", "CHANNEL"})
OPENERS = ("IF", "UNLESS", "ONLY_IF", "AND", "OR", "JUDGES", "THAT", "WHETHER")
CLOSERS = frozenset(
    {
        "MUST",
        "MUST_NOT",
        "MAY",
        "SHOULD",
        "AIMS_TO",
        "COMMA",
        "DOT",
        "AND",
        "OR",
        "OTHERWISE",
        "GIVING",
        "AFTER_WHICH",
        ",",
        ".",
        "they",
        "you",
        "we",
    }
)
LONGEST = 6
LITTLE = 4


def undeclared(reading: Reading) -> Iterator[Cure]:
    """Return what the words at fault could be declared as, likeliest first."""
    if reading.fault.type == parser.END:
        return
    clause = _clause(reading)
    if clause:
        yield _of_family(reading, *clause) or _cure(reading, "FACT", *clause)
    if not _strange(reading):
        return
    taken = [word.type for word in reading.taken if word.type != "OWNER"]
    behind = taken[-1] if taken else "START"
    likely = LIKELY.get(behind, ("PARTY", "EVENT", "ITEM"))
    could = STAND_INS.keys() if _owned(reading) else reading.expected
    order = [kind for kind in dict.fromkeys((*likely, *STAND_INS)) if kind in could and kind != "FACT"]
    for kind in order:
        for start, end in _runs(reading):
            yield _cure(reading, kind, start, end)


def _strange(reading: Reading) -> bool:
    """Tell whether a word of which nothing is known stands at the fault or right behind it, or somebody owns it."""
    pieces = reading.pieces
    return _owned(reading) or any(not pieces.matches(at) and pieces.plain(at).type == "UNKNOWN"
               for at in range(reading.at, min(reading.core + 3, len(pieces))))  # fmt: skip


def _owned(reading: Reading) -> bool:
    """Tell whether the name at fault begins with its owner ("the complainant's representative")."""
    return reading.fault.type == "OWNER" or any(word.type == "OWNER" for word in reading.taken[-1:])


def _clause(reading: Reading) -> tuple[int, int] | None:
    """Return where the clause stands in which the fault is, if it is part of a condition."""
    opener = next((word for word in reversed(reading.taken) if word.type in (*OPENERS, "COMMA")), None)
    if opener is None or opener.type == "COMMA":
        return None
    if opener.type in ("AND", "OR") and not {"IF", "UNLESS", "ONLY_IF"} & {word.type for word in reading.taken}:
        return None
    starts = [at for at in range(len(reading.pieces)) if reading.pieces.found[at].start() >= opener.end]
    end = next((at for at in starts if at >= reading.at and reading.kinds(at) & CLOSERS), len(reading.pieces))
    if not starts or end <= starts[0]:
        return None
    return reading.pieces.found[starts[0]].start(), reading.pieces.found[end - 1].end()


def _runs(reading: Reading) -> Iterator[tuple[int, int]]:
    """Return how far an unknown name may reach, shortest first; it crosses no mark and no `must`."""
    pieces, first = reading.pieces, reading.core
    starts = [pieces.found[reading.at].start()]
    if reading.taken and reading.taken[-1].type in trie.NOUNS:
        starts.append(reading.taken[-1].start)
    for end in range(first + 1, min(first + LONGEST, len(pieces)) + 1):
        for start in starts:
            yield start, pieces.found[end - 1].end()
        if end < len(pieces) and reading.kinds(end) & CLOSERS:
            break


def _of_family(reading: Reading, start: int, end: int) -> Cure | None:
    """Return the cure of a clause whose last words are a topic, a channel or a measure."""
    for kind, form in FAMILIES.items():
        if found := form.fullmatch(reading.words(start, end)):
            part = _cure(reading, kind, start + found.start(1), end)
            return part._replace(start=start, write=STAND_INS["FACT"])
    return None


def _cure(reading: Reading, kind: str, start: int, end: int) -> Cure:
    said = reading.words(start, end)
    article, name = ("", said) if kind == "FACT" else trie.without_article(said)
    line = LINES[kind].format(name=f"{article} {name}".strip() if kind in AS_SAID else name)
    near = _alike(reading, kind, name)
    cure = f"declare it: `{line}`" + (f", or write `{near}`" if near else "")
    write = STAND_INS.get(kind, "")
    place = (end - len(name), end)
    return Cure("undeclared", f"`{name}` is not declared as {WHAT[kind]}", cure, start, end, write, place=place)


def _alike(reading: Reading, kind: str, name: str) -> str:
    """Return the declared name of a class that has most words in common with this one."""
    words = _telling(trie.fold(name))
    best, most = "", 0
    for root in reading.vocabulary.roots[:-1] or reading.vocabulary.roots:
        for phrase, meaning in trie.phrases(root):
            telling = _telling(phrase)
            common = len(words & telling)
            if meaning[0] == kind and 2 * common >= len(telling) and common > most:
                value = meaning[1][0] if isinstance(meaning[1], list) else meaning[1]
                best, most = str(value), common
    return best


def _telling(words: Iterable[str]) -> set[str]:
    """Return the words that tell one name from another."""
    return {word for word in words if len(word) > LITTLE and word not in cases()}
