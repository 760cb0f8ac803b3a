"""The page `docs/reference.md`: every form of a sentence, every word and every key, from the data that `check` reads.

Runs when the grammar, a word or a key changes, never during a check; a test proves the page fresh.
"""

from __future__ import annotations

from remit.reference import forms, keys, words

_HEAD = """\
# Reference

Every form of a sentence, every word that the language knows, and every key of a policy file. This page is made from the
grammar, the vocabulary and the schema; `pytest tests/docs --renew` writes it. To learn the language, read
[language.md](language.md).
"""


def reference_bytes() -> bytes:
    """Return the page."""
    parts = [_HEAD, *forms.sections(), *words.sections(), *keys.sections()]
    return "\n".join(parts).encode()
