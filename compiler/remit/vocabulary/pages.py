"""The words of a site's pages: a label and its slots to a phrase."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILES = tuple(Path(__file__).parent / name for name in ("pages.yaml", "assessment.yaml"))
"""INVARIANT: no label stands in both."""
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of pages in one language."""

    phrases: Mapping[str, str]

    def say(self, label: str, /, **slots: str) -> str:
        """Return the phrase of `label` with its slots filled; an unknown label or slot raises KeyError.

        All slots are filled at once: braces in the words of a policy stay as they are.
        """
        return _SLOT.sub(lambda slot: slots[slot[1]], self.phrases[label])

    @property
    def language(self) -> str:
        """Return the language as HTML names it."""
        return self.phrases["language"]


@cache
def english() -> PageWords:
    """Return the English words."""
    from ruamel.yaml import YAML

    read = (YAML(typ="safe").load(file.read_text(encoding="utf-8")) for file in FILES)
    return PageWords({label: phrase for phrases in read for label, phrase in phrases.items()})
