"""Words as they must stand in a file so that no character of theirs means anything but itself."""

from __future__ import annotations

import re

_LINE = re.compile(r"[^\r\n]*")
_COMMENT = re.compile(r"(?:^|[ \t]+)#.*")


def quoted(words: str) -> str:
    """Return `words` in quotes, in the form that leaves them most readable."""
    if "'" in words and '"' not in words and "\\" not in words:
        return f'"{words}"'
    return "'" + words.replace("'", "''") + "'"


def rest_of_line(characters: str, index: int) -> str:
    """Return the words from `index` to the end of its line, without a comment; empty if they close a list or a key."""
    found = _LINE.match(characters, index)
    rest = _COMMENT.sub("", found[0] if found else "").rstrip()
    return "" if rest.lstrip()[:1] in ("", ",", "]", "}", ":") else rest
