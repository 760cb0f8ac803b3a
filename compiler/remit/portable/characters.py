"""Characters that XML 1.0 has no way to say, not even escaped."""

from __future__ import annotations

import re

_NONE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def sayable(words: str) -> str:
    """Return words in which what XML has no way to say is spelt out: `<U+0007>`, still to be escaped as text."""
    return _NONE.sub(lambda found: f"<U+{ord(found[0]):04X}>", words)
