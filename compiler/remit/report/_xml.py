"""Words to XML 1.0, whatever characters they hold."""

from __future__ import annotations

from remit.portable.characters import sayable

_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE = _TEXT | str.maketrans({'"': "&quot;", "\t": "&#9;", "\n": "&#10;"})


def content(words: str) -> str:
    """Return words as they stand between tags; what XML has no way to say is spelt out."""
    return sayable(words).translate(_TEXT)


def attributes(**given: str | int) -> str:
    """Return attributes as they stand in a tag, each with a space before it."""
    return "".join(f' {name}="{sayable(str(held)).translate(_ATTRIBUTE)}"' for name, held in given.items())
