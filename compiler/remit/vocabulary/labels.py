"""The words of public pages: a label and its slots to a phrase."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LABELS = Path(__file__).parent / "labels.yaml"


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels of one language."""

    phrases: Mapping[str, str]
    address: Mapping[str, str]
    present: Mapping[str, str]
    past: Mapping[str, str]

    def say(self, label: str, **slots: str) -> str:
        """Return the phrase of `label` with its slots filled; an unknown label raises KeyError."""
        phrase = self.phrases[label]
        for name, words in slots.items():
            phrase = phrase.replace(f"{{{name}}}", words)
        return phrase


@cache
def english() -> Labels:
    """Return the English labels."""
    from ruamel.yaml import YAML

    phrases = YAML(typ="safe").load(LABELS.read_text(encoding="utf-8"))
    return Labels(phrases, phrases.pop("address"), phrases.pop("present"), phrases.pop("past"))
