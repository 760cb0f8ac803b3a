"""Characters to a tree with places. Knows YAML; nothing of the shape or the meaning of a policy.

Works on the events of ruamel's C parser: at half the cost of its nodes, and deep nesting is met before it can exhaust
the stack. What YAML would do in silence (aliases, tags, doubled keys, text cut at ` #`) is noted or refused here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from remit.catalogue import diagnose
from remit.diagnostic import Diagnostic, Finding, Note
from remit.source import Span, Text
from remit.syntax.events import Event, parser
from remit.syntax.nodes import Entry, Listing, Mapping, Node, Nothing
from remit.syntax.places import Places
from remit.syntax.quoting import rest_of_line, shown, shown_quoted

DEPTH_LIMIT = 64
NODE_LIMIT = 10_000
NAMES_TOLD = 3

_PROPERTIES = re.compile(r"(?:[&!][^\s,\[\]{}]*\s*)+")
_COMMENT = re.compile(r"[ \t]+(#[^\r\n]*)")
_BARE = re.compile(r"(?:yes|no|on|off|true|false|y|n)|\d+(?::[0-5]?\d)+", re.IGNORECASE)
_BLANK = (" ", "\t")
_DASH = re.compile(r"[\r\n][ \t]*(- )")
_NULL = frozenset({"~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Refused(Nothing):
    """A value that was reported and is not read."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Words behind ` #`, which a program takes for a comment."""

    words: str
    span: Span


@dataclass(slots=True)
class Tree:
    """What was read: the value of the file, what is wrong with it, and what to keep an eye on.

    `cuts` and `bare` (words such as `no` and `12:30`, without quotes) go by the line and column of their text.
    """

    root: Node | None = None
    found: list[Diagnostic] = field(default_factory=list)
    cuts: dict[tuple[int, int], Cut] = field(default_factory=dict)
    bare: set[tuple[int, int]] = field(default_factory=set)
    stopped: bool = False


@dataclass(slots=True)
class Frame:
    """A list or a set of keys that is not closed yet."""

    start: int
    keyed: bool
    flow: bool
    items: list[Node] = field(default_factory=list)
    entries: dict[str, Entry] = field(default_factory=dict)
    key: Text | Nothing | None = None
    key_found: bool = False


class Builder:
    """One reading of the characters; an error of the parser ends it and `place` says how far it came."""

    def __init__(self, places: Places, refused: frozenset[int] = frozenset()) -> None:
        self.places = places
        self.refused = refused
        self.tree = Tree()
        self.stack: list[Frame] = []
        self.closed: tuple[int, int, str] | None = None
        self.nodes = 0
        self.shorthand: dict[str, list[Span]] = {}
        self.documents = 0

    def read(self) -> Tree:
        """Return the tree; raises the parser's error where the characters are no YAML."""
        for event in parser().parse(self.places.characters):
            name = type(event).__name__
            if name == "ScalarEvent":
                self._scalar(event)
            elif name in ("MappingStartEvent", "SequenceStartEvent"):
                self._open(event, name == "MappingStartEvent")
            elif name in ("MappingEndEvent", "SequenceEndEvent"):
                self._close(event)
            elif name == "AliasEvent":
                self._alias(event)
            elif name == "DocumentStartEvent" and self._document(event):
                break
            if self.tree.stopped:
                break
        self.tree.found.extend(self._shorthand())
        return self.tree

    def _document(self, event: Event) -> bool:
        """Note what stands before a document; return whether it is one too many."""
        self.documents += 1
        span = self.places.span(event.start_mark.index, event.end_mark.index)
        if event.version or event.tags:
            message = "a line that begins with `%` has no meaning in a policy"
            self._note("tag", Finding(message, span, "delete the line"))
        if self.documents > 1:
            message = "a second file begins here: `---` ends the policy"
            self._note(
                "second-document", Finding(message, span, "keep one policy a file; delete `---` or move the rest")
            )
        return self.documents > 1

    def _scalar(self, event: Event) -> None:
        start, end, value, style = event.start_mark.index, event.end_mark.index, event.value, event.style or ""
        if event.anchor is not None or event.tag is not None:
            self._properties(event, start)
            self._add(Refused(self.places.span(start, end)), start)
            return
        if self.refused and any(start <= index < max(end, start + 1) for index in self.refused):
            node: Node = Refused(self.places.span(start, end))
        elif not style and (not value or value in _NULL):
            node = Nothing(self.places.span(start, end))
        else:
            node = self.places.text(value, start, end, style)
            if not style and not self._watch(node, start, end):
                node = Refused(node.span)
        self.closed = (start, end, style)
        self._add(node, start)

    def _watch(self, text: Text, start: int, end: int) -> bool:
        """Note what an author may not have meant by words without quotes; return whether they can be read."""
        key = (text.span.line, text.span.column)
        if self.places.characters[end : end + 1] in _BLANK and (found := _COMMENT.match(self.places.characters, end)):
            self.tree.cuts[key] = Cut(found[1], self.places.span(found.start(1), found.end(1)))
        if _BARE.fullmatch(text.text):
            self.tree.bare.add(key)
        if len(text.runs) > 1 and (dash := _DASH.search(self.places.characters, start, end)):
            words = rest_of_line(self.places.characters, dash.start(1))
            message = f"`{shown(words)}` reads as part of the text that begins above it"
            cure = "indent its `-` as the others of its list; if it is part of the text, put the whole text in quotes"
            self._note(
                "indentation", Finding(message, self.places.span(dash.start(1), dash.start(1) + len(words)), cure)
            )
            return False
        return True

    def _open(self, event: Event, keyed: bool) -> None:
        start = event.start_mark.index
        if event.anchor is not None or event.tag is not None:
            start = self._properties(event, start)
        if len(self.stack) >= DEPTH_LIMIT:
            message = f"the file is nested more than {DEPTH_LIMIT} levels deep"
            self._stop(Finding(message, self.places.span(start, start + 1), "write the rules in fewer levels"))
            return
        self.stack.append(Frame(start, keyed, bool(event.flow_style)))
        self._count(start)

    def _close(self, event: Event) -> None:
        frame = self.stack.pop()
        end = event.end_mark.index if frame.flow else self._last(frame)
        span = self.places.span(frame.start, end)
        node = Mapping(tuple(frame.entries.values()), span) if frame.keyed else Listing(tuple(frame.items), span)
        if frame.flow:
            self.closed = (frame.start, event.end_mark.index, "[")
        self._add(node, frame.start, counted=True)

    def _last(self, frame: Frame) -> int:
        """Return where the last thing inside a block ends; the parser's own mark is the start of what follows."""
        return max(self.closed[1], frame.start) if self.closed else frame.start

    def _alias(self, event: Event) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        if rest := rest_of_line(self.places.characters, end):
            raise StrayStarError(start, self.places.characters[start:end] + rest)
        self.shorthand.setdefault(event.anchor or "", []).append(self.places.span(start, end))
        self._add(Refused(self.places.span(start, end)), start)

    def _properties(self, event: Event, start: int) -> int:
        """Note `&name` and `!name` before a value; return where the value itself begins."""
        characters = self.places.characters
        found = _PROPERTIES.match(characters, start)
        after = found.end() if found else start
        mark = (characters[start:after].split() or [characters[start : start + 1]])[0]
        span = self.places.span(start, start + len(mark))
        if event.tag is None:
            self.shorthand.setdefault(event.anchor or "", []).append(span)
            return after
        said = mark + rest_of_line(characters, start + len(mark))
        cure = f"if it belongs to the text, put the text in quotes: {shown_quoted(said)}; otherwise delete it"
        self._note("tag", Finding(f"`{shown(mark)}` at the start of a value is not read as words", span, cure))
        return after

    def _shorthand(self) -> Iterator[Diagnostic]:
        cure = "write the words out wherever they belong; a text that begins with `&` or `*` must be in quotes"
        named = list(self.shorthand.items())
        for name, (first, *others) in named[:NAMES_TOLD]:
            message = f"`&{shown(name)}` and `*{shown(name)}` are shorthand for repeating a part of the file"
            yield diagnose("alias", Finding(message, first, cure, tuple(Note("here too", span) for span in others[:3])))
        if more := named[NAMES_TOLD:]:
            name, (first, *_) = more[0]
            message = f"`&{shown(name)}` is such shorthand too" + (f", and {len(more) - 1} more" if more[1:] else "")
            yield diagnose("alias", Finding(message, first, cure))

    def _add(self, node: Node, start: int, *, counted: bool = False) -> None:
        if not counted:
            self._count(start)
        if self.tree.stopped:
            return
        if not self.stack:
            if self.tree.root is None:
                self.tree.root = node
            return
        frame = self.stack[-1]
        if not frame.keyed:
            frame.items.append(node)
        elif not frame.key_found:
            frame.key_found, frame.key = True, self._key(node)
        else:
            frame.key_found = False
            if isinstance(frame.key, Text):
                self._entry(frame, frame.key, node)

    def _key(self, node: Node) -> Text | Nothing:
        if isinstance(node, Text):
            return node
        if not isinstance(node, Refused):
            span = node.span
            empty = isinstance(node, Nothing)
            message = (
                "there is no key before `:`" if empty else "a key must be words; this is a list or has keys itself"
            )
            cure = "write a key before `:`" if empty else "write the key as plain words, for example `rules:`"
            place = Span(span.path, span.line, span.column, span.line, span.column + 1)
            self._note("key-not-text", Finding(message, place, cure))
        return Refused(node.span)

    def _entry(self, frame: Frame, key: Text, node: Node) -> None:
        if (first := frame.entries.get(key.text)) is None:
            frame.entries[key.text] = Entry(key, node)
            return
        message = (
            f"`{shown(key.text)}` stands here for the second time; it is already said on line {first.key.span.line}"
        )
        cure = "keep one of the two, or put both under one key"
        self._note("duplicate-key", Finding(message, key.span, cure, (Note("the first", first.key.span),)))

    def _count(self, start: int) -> None:
        self.nodes += 1
        if self.nodes > NODE_LIMIT:
            message = f"the file has more than {NODE_LIMIT:,} keys, items and values"
            cure = "one file holds one council's policy in one edition; split what is more than that"
            self._stop(Finding(message, self.places.span(start, start + 1), cure))

    def _stop(self, finding: Finding) -> None:
        if not self.tree.stopped:
            self._note("too-large", finding)
        self.tree.stopped = True

    def _note(self, code: str, finding: Finding) -> None:
        self.tree.found.append(diagnose(code, finding))


class StrayStarError(Exception):
    """Words that begin with `*`, which YAML takes for a reference."""

    def __init__(self, start: int, words: str) -> None:
        super().__init__(words)
        self.start = start
        self.words = words
