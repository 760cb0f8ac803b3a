"""Words to XML 1.0, whatever characters they hold."""

from __future__ import annotations

import re

_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE = _TEXT | str.maketrans({'"': "&quot;", "\t": "&#9;", "\n": "&#10;"})
_NO_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def content(words: str) -> str:
    """Return words as they stand between tags; what XML has no way to say is spelt out."""
    return _sayable(words).translate(_TEXT)


def attributes(**given: str | int) -> str:
    """Return attributes as they stand in a tag, each with a space before it."""
    return "".join(f' {name}="{_sayable(str(held)).translate(_ATTRIBUTE)}"' for name, held in given.items())


def _sayable(words: str) -> str:
    return _NO_CHARACTER.sub(lambda found: f"<U+{ord(found[0]):04X}>", words)
