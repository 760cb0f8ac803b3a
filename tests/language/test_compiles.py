"""The sentences of the reference in a procedure: each compiles to a machine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.derive.written import HEAD, checked
from tests.language.vocabulary import sentences

HERE = Path(__file__).parent
NOT_YET = "not-compiled-yet"


def _read(name: str) -> Any:
    return YAML(typ="safe").load((HERE / name).read_text(encoding="utf-8"))


FRAMES = _read("frames.yaml")


def _policies(sentence: str) -> Iterator[str]:
    """Yield policies that hold a sentence and declare what it names."""
    declared = {key: value for key, value in _read("declared.yaml").items() if key != "stages"}
    declared["parties"] = dict.fromkeys(declared["parties"], "somebody")
    head = HEAD + "".join(f"{key}: {json.dumps(value)}\n" for key, value in declared.items())
    for frame in FRAMES:
        stages = json.dumps(frame).replace('"SENTENCE"', json.dumps(sentence))
        yield f"{head}feedback: {{complaint: {{stages: {stages}}}}}\n"


def _told(policy: str) -> set[str]:
    """Return what is wrong with a policy, or not compiled."""
    found = checked(policy).diagnostics
    return {each.code for each in found if each.severity == "error" or each.code == NOT_YET}


@pytest.mark.parametrize("sentence", sentences("sentences.txt"))
def test_a_sentence_compiles(sentence: str) -> None:
    told = [_told(policy) for policy in _policies(sentence)]

    assert set() in told
