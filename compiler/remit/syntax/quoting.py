"""Words as they must stand in a file for every character to mean itself, and words as a message shows them."""

from __future__ import annotations

import re

SHOWN = 120
SHOWN_WHOLE = 400

_LINE = re.compile(r"[^\r\n]*")
_COMMENT = re.compile(r"(?:^|[ \t])#")


def quoted(words: str) -> str:
    """Return `words` in quotes, in the form that leaves them most readable."""
    if "'" in words and '"' not in words and "\\" not in words:
        return f'"{words}"'
    return "'" + words.replace("'", "''") + "'"


def shown(words: str, most: int = SHOWN) -> str:
    """Return an author's words for a message: on one line, and not without end."""
    if "\n" in words or len(words) > most:
        words = " ".join(words[: most + 1].split())
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def shown_quoted(words: str) -> str:
    """Return `words` in quotes for a cure, on one line."""
    return shown(quoted(words), SHOWN_WHOLE)


def rest_of_line(characters: str, index: int) -> str:
    """Return the words from `index` to the end of its line, without a comment; empty if they close a list or a key."""
    found = _LINE.match(characters, index)
    rest = found[0] if found else ""
    comment = _COMMENT.search(rest)
    rest = rest[: comment.start()].rstrip() if comment else rest.rstrip()
    return "" if rest.lstrip()[:1] in ("", ",", "]", "}", ":") else rest
