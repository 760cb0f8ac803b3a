"""What keeps a file from being read, in an author's words, and how to read on behind it.

In: the characters, how far the reading came, and the parser's complaint. Out: a diagnostic, and the same characters
with the stretch at fault made harmless (same length, so that every place stays true), so that all faults of a file
are found in one run. Knows the parser's phrases; nothing of policies.
"""

from __future__ import annotations

import re
from typing import Any

from remit.catalogue import diagnose
from remit.diagnostic import Diagnostic, Finding, Fix, Note
from remit.syntax.characters import indentation
from remit.syntax.places import Places
from remit.syntax.quoting import quoted, rest_of_line, shown, shown_quoted
from remit.syntax.tree import Builder, StrayStarError
from remit.value import value

_EOL = re.compile(r"[^\r\n]*")
# How far words between brackets reach behind a `:`; the commas of an address belong to it.
_WORDS = re.compile(r"(?:(?!:(?:\s|$)|\s#|[\[\]{},\r\n]).)*", re.MULTILINE)
_ADDRESS = re.compile(r"(?:(?!:(?:\s|$)|\s#|[\[\]{}\r\n]|,(?:\s|$|[\]}])).)*", re.MULTILINE)
_MARKED = ("alias", "anchor", "tag", "block scalar")
_OPENERS = {"'": "the quote", '"': "the quote", "[": "the bracket", "{": "the bracket"}


@value
class Fault:
    """One thing that stops the reading; `start` to `end` is made harmless with `fill`, `refused` is not read."""

    diagnostic: Diagnostic
    start: int = 0
    end: int = 0
    fill: str = "x"
    refused: int = -1
    gap: bool = False

    def mended(self, characters: str) -> str:
        """Return `characters` with the stretch at fault made harmless."""
        if self.start >= self.end:
            return characters
        blank = "".join(c if c in "\r\n" else self.fill for c in characters[self.start : self.end])
        return characters[: self.start] + blank + characters[self.end :]


def explain(places: Places, builder: Builder, error: Exception) -> Fault:
    """Return what is wrong where the parser gave up."""
    if isinstance(error, StrayStarError):
        return _special(places, error.start)
    said: Any = error
    problem, context = str(getattr(said, "problem", "")), str(getattr(said, "context", "") or "")
    mark, origin = getattr(said, "problem_mark", None), getattr(said, "context_mark", None)
    end = min(mark.index, len(places.characters)) if mark else 0
    start = origin.index if origin else end
    if found := indentation(places, {places.at(start)[0], places.at(end)[0]}):
        return Fault(found)
    if "mapping values" in problem:
        return _colon(places, end)
    if "unexpected ':'" in problem:
        return _colon_between(places, builder, start, end)
    if "block sequence entries" in problem:
        return _dash(places, end)
    if "unexpected end" in problem or "document indicator" in problem or "',' or" in problem:
        return _unclosed(places, start)
    if "escape" in problem or "hexdecimal" in problem or "Unicode" in problem:
        return _escape(places, start, end)
    if "cannot start any token" in problem or any(kind in context for kind in _MARKED):
        return _special(places, start)
    if "expected node content" in problem and places.characters[end : end + 1] in tuple("]},"):
        return _special(places, end)
    if "expected ':'" in problem:
        return _no_colon(places, start)
    if "document start" in problem:
        return _second(places, end)
    return _left_over(places, builder, end)


def _line_end(characters: str, index: int) -> int:
    found = _EOL.match(characters, index)
    return found.end() if found else index


def _fault(places: Places, code: str, start: int, message: str, cure: str) -> Fault:
    """Return a fault at one character, for which the rest of its line is not read."""
    finding = Finding(message, places.span(start, start + 1), cure)
    return Fault(diagnose(code, finding), start, _line_end(places.characters, start), refused=start)


def _special(places: Places, start: int) -> Fault:
    """Words begin with a character that YAML keeps for itself."""
    character = places.characters[start : start + 1] or " "
    words = character + rest_of_line(places.characters, start + 1)
    name = "a backquote" if character == "`" else f"`{character}`"
    message = f"a text cannot begin with {name} unless it is in quotes"
    return _fault(places, "quotes-needed", start, message, f"write {shown_quoted(words)}")


def _colon(places: Places, index: int) -> Fault:
    """`: ` inside words, on the line of their key or on a later line."""
    number, column = places.at(index)
    line = places.line(number)
    before, after = line[: column - 1].strip(), line[column:].strip()
    key, colon, _ = line[: column - 1].partition(": ")
    if not colon:
        return _colon_below(places, number, index, before, after)
    name = key.lstrip(" -")
    sentence = "-" in key[: len(key) - len(name)] and name[:1].isupper()
    words = line[len(key) - len(name) if sentence else len(key) + 2 :].strip()
    message = f"`: ` after `{shown(before.split()[-1])}` cuts this text in two"
    return _fault(places, "colon-in-text", index, message, f"put the whole text in quotes: {shown_quoted(words)}")


def _colon_below(places: Places, number: int, index: int, before: str, after: str) -> Fault:
    """`: ` in a line that continues the words of the line above; it and what hangs on it are passed over."""
    cure = f"if `{shown(before)}` is a key, indent it as its neighbours are"
    if before.startswith("- "):
        cure = "indent its `-` as the others of its list"
    cure += f"; if it is part of the text, put the whole text in quotes: {shown_quoted(f'… {before}: {after}'.strip())}"
    message = f"`{shown(before)}:` reads as part of the text that begins above it"
    finding = Finding(message, places.span(index - len(before), index + 1), cure)
    start = places.starts[number - 1] + _deep(places.line(number))
    return Fault(diagnose("colon-in-text", finding), start, _block_end(places, number), fill=" ", gap=True)


def _colon_between(places: Places, builder: Builder, start: int, index: int) -> Fault:
    """`:` inside words that stand between brackets, where YAML's reader takes it for the end of a key."""
    characters = places.characters
    reach = _ADDRESS if characters.startswith("://", index) else _WORDS
    found = reach.match(characters, index)
    end = len(characters[: found.end() if found else index + 1].rstrip())
    words, span = characters[start:end], places.span(start, end)
    frame = builder.stack[-1] if builder.stack else None
    if frame and frame.keyed and not frame.key_found and words[0].isalpha() and characters[end : end + 1] != ":":
        key, _, rest = words.partition(":")
        apart = f"{key}: {rest.strip()}"
        message, cure = f"`{shown(words)}` has no space behind its `:`", f"write `{shown(apart)}`"
        finding = Finding(message, span, cure, fix=None if ":" in rest else Fix(span, apart))
        return Fault(diagnose("quotes-needed", finding), start, end, refused=start, gap=True)
    message = f"between brackets, words with `:` inside must be in quotes: `{shown(words)}`"
    fix = None if span.end_line > span.line else Fix(span, quoted(words))
    finding = Finding(message, span, f"write {shown_quoted(words)}", fix=fix)
    return Fault(diagnose("quotes-needed", finding), start, end, refused=start)


def _dash(places: Places, index: int) -> Fault:
    message = "a list cannot begin on the line of its key"
    cure = "begin the list on the next line, indented by two spaces; words that begin with `- ` must be in quotes"
    return _fault(places, "indentation", index, message, cure)


def _unclosed(places: Places, start: int) -> Fault:
    character = places.characters[start : start + 1]
    closing = {"[": "]", "{": "}"}.get(character, character)
    message = f"{_OPENERS.get(character, 'what begins here')} `{character}` is opened and never closed"
    words = rest_of_line(places.written or places.characters, start)
    cure = f"write `{closing}` where it ends"
    if character in "[{":
        cure += f"; if it is part of a text, put the text in quotes: {shown_quoted(words)}"
    elif len(words) > 1:
        cure = f"write {shown_quoted(words[1:].rstrip(closing))}"
    return _fault(places, "unclosed", start, message, cure)


def _escape(places: Places, start: int, index: int) -> Fault:
    at = places.characters.rfind("\\", start, index + 1)
    at = at if at >= 0 else index
    message = f"`{places.characters[at : at + 2]}` has no meaning between double quotes"
    cure = "write `\\\\` for a backslash, or use single quotes"
    return Fault(diagnose("quotes-needed", Finding(message, places.span(at, at + 2), cure)), at, at + 1, refused=at)


def _no_colon(places: Places, start: int) -> Fault:
    words = rest_of_line(places.characters, start)
    first, _, rest = words.strip().partition(":" if ":" in words else " ")
    message = f"`{shown(words.strip())}` is no key: `:` and a space are missing"
    cure = f"write `{shown(first)}: {rest.strip() or '…'}`, or `- {shown(words.strip())}` if it is an item of a list"
    finding = Finding(message, places.span(start, start + max(len(words), 1)), cure)
    return Fault(diagnose("indentation", finding), start, _line_end(places.characters, start), fill=" ", gap=True)


def _second(places: Places, index: int) -> Fault:
    message = "the policy ended before this line, at `...`"
    finding = Finding(message, places.span(index, index + 1), "delete the line `...`")
    return Fault(diagnose("second-document", finding), index, len(places.characters), fill=" ")


def _left_over(places: Places, builder: Builder, index: int) -> Fault:
    """Something stands where neither a key nor an item can: behind a quote or a bracket, or badly indented."""
    characters = places.characters
    if characters[index : index + 1] == ":":
        finding = Finding("there is no key before `:`", places.span(index, index + 1), "write a key before `:`")
        return Fault(diagnose("key-not-text", finding), index, _line_end(characters, index), fill=" ")
    if closed := builder.closed:
        start, end, style = closed
        between = characters[end:index]
        if style in ("'", '"', "[") and not between.strip() and "\n" not in between:
            return _behind(places, start, end)
        if not style and "#" in between and not _EOL.sub("", between).strip() and _is_words(places, index):
            return _comment_inside(places, start, end, index)
    return _indent(places, index)


def _behind(places: Places, start: int, end: int) -> Fault:
    """Words follow a closing quote or bracket."""
    characters, opening = places.characters, places.characters[start]
    first, last = places.at(start)[0], places.at(end)[0]
    words = characters[start : _line_end(characters, start)]
    words = words[: len(words) - len(characters[end : _line_end(characters, end)]) + len(rest_of_line(characters, end))]
    if first != last:
        message = f"the quote `{opening}` that opens here is closed only on line {last}, in the middle of other words"
        return _fault(places, "unclosed", start, message, f"close it on its own line, with `{opening}`")
    if opening in "[{":
        message = f"a text cannot begin with `{opening}` unless it is in quotes"
        return _fault(places, "quotes-needed", start, message, f"write {shown_quoted(words)}")
    inner = words[1:-1] if words.endswith(opening) else words
    message = f"the quote ends here, and more words follow: `{shown(rest_of_line(characters, end).strip())}`"
    fault = _fault(
        places, "quotes-needed", start, message, f"write {shown_quoted(inner.replace(opening * 2, opening))}"
    )
    finding = Finding(message, places.span(end - 1, end), fault.diagnostic.finding.help)
    return Fault(diagnose("quotes-needed", finding), fault.start, fault.end, refused=start)


def _is_words(places: Places, index: int) -> bool:
    rest = rest_of_line(places.characters, index)
    return bool(rest) and not rest.startswith("- ") and ": " not in rest and not rest.endswith(":")


def _comment_inside(places: Places, start: int, end: int, index: int) -> Fault:
    """A comment stands between the lines of one text."""
    at = places.characters.index("#", end)
    message = "`#` begins a comment, which cuts this text in two"
    cure = (
        "if it is a comment, put it on a line above the whole text; if it is part of the text, put the text in quotes"
    )
    note = Note("the text goes on here", places.span(index, index + 1))
    diagnostic = diagnose("hash-in-text", Finding(message, places.span(at, at + 1), cure, (note,)))
    return Fault(diagnostic, index, _line_end(places.characters, index), fill=" ", refused=start)


def _indent(places: Places, index: int) -> Fault:
    """A line that lines up with nothing; it and what hangs on it are passed over."""
    number, column = places.at(min(index, len(places.characters)))
    while number < len(places.starts) and not places.line(number).strip():
        number, column = number + 1, 1
    line = places.line(number)
    column = max(column, len(line) - len(line.lstrip()) + 1)
    start = places.starts[number - 1] + column - 1
    words = rest_of_line(places.characters, start).strip()
    message = f"`{shown(words or line.strip())}` does not line up with the lines around it"
    cure = "indent it as its neighbours are: keys of one level, and the `-` of one list, stand under each other"
    finding = Finding(message, places.span(start, start + max(len(words), 1)), cure)
    return Fault(diagnose("indentation", finding), start, _block_end(places, number), fill=" ", gap=True)


def _block_end(places: Places, number: int) -> int:
    """Return where a line ends, with the lines below it that are indented at least as far."""
    depth = _deep(places.line(number))
    end = places.starts[number - 1] + len(places.line(number))
    for below in range(number + 1, len(places.starts) + 1):
        line = places.line(below)
        if line.strip() and _deep(line) < depth:
            break
        end = places.starts[below - 1] + len(line)
    return end


def _deep(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
