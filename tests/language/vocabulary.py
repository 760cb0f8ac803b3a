"""The vocabulary in which the sentences of these tests are read."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from remit.source import Text
from remit.vocabulary import Vocabulary, builtin
from remit.vocabulary.declared import Declarations, Stage, declare

HERE = Path(__file__).parent


def text(words: str) -> Text:
    """Return words as if they stood alone on the first line of a file."""
    return Text.inline(words, "policy.yaml")


@cache
def vocabulary() -> Vocabulary:
    """Return the built-in words with those of declared.yaml."""
    said: dict[str, Any] = YAML(typ="safe").load((HERE / "declared.yaml").read_text(encoding="utf-8"))
    stages = tuple(Stage(text(str(stage))) for stage in said.pop("stages"))
    lists: dict[str, Any] = {key.replace(" ", "_"): tuple(text(name) for name in names) for key, names in said.items()}
    made, faults = declare(builtin(), Declarations(stages=stages, **lists))
    assert not faults, faults
    return made


def sentences(name: str) -> list[str]:
    """Return the sentences of a file, without its headings."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
