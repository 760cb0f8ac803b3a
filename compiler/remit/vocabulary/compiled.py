"""The built-in vocabulary, from its YAML files to one JSON file that needs no work when it is read.

Runs when somebody changes a word, never during a check; a test proves the JSON fresh.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from remit.vocabulary import trie
from remit.vocabulary.entries import (
    enter_case,
    enter_event,
    enter_fact,
    enter_item,
    enter_kind,
    enter_measure,
    enter_party,
    enter_verb,
)
from remit.vocabulary.forms import verb

# Before words of these classes a comma says nothing.
TAILS = [
    "GIVING",
    "AFTER_WHICH",
    "OTHERWISE",
    "ONCE",
    "LONGER",
    "IF",
    "UNLESS",
    "ONLY_IF",
    "AT_MOST",
    "BY_UP_TO",
    "OR",
    "AND",
    "OR_OF",
    "OR_BY",
]
HERE = Path(__file__).parent


def compiled() -> bytes:
    """Return the content of builtin.json: the trie, the verbs, the parties with their side, the events of verbs."""
    words, nouns, units = _read("words.yaml"), _read("nouns.yaml"), _read("units.yaml")
    verbs = [verb(base, row) for base, row in _read("verbs.yaml").items()]
    root: trie.Node = {}
    for kind, spellings in words.items():
        for spelling in spellings:
            trie.add(root, spelling, kind, spellings[0])
    for unit, spellings in units["units"].items():
        for spelling in spellings:
            trie.add(root, spelling, "UNIT", unit)
    for word, number in units["numbers"].items():
        trie.add(root, word, "NUMBER", number, weak=True)
    _enter_nouns(root, nouns)
    for other, fact in nouns["facts said differently"].items():
        trie.add(root, other, "FACT", [fact, 0])
    for row in verbs:
        enter_verb(root, row)
    for refused in _read("refused.yaml"):
        trie.add(root, refused, "REFUSED", refused)
    parties = {name: side for side, names in nouns["parties"].items() for name in names}
    made = {
        "trie": root,
        "verbs": [{key: value for key, value in asdict(row).items() if value not in ("", False)} for row in verbs],
        "parties": parties,
        "kinds": nouns["kinds"],
        "cases": [*nouns["kinds"], *nouns["cases"]],
        "dissatisfying": nouns["dissatisfying kinds"],
        "sorting": nouns["sorting"],
        "topics": nouns["topics"],
        "channels": nouns["channels"],
        "events": {trie.without_article(name)[1]: base for name, base in nouns["events of verbs"].items()},
        "longer": nouns["longer"],
        "tails": TAILS,
        "refused": _read("refused.yaml"),
        "shapes": _read("shapes.yaml"),
        "spellings": {kind: spellings[0] for kind, spellings in words.items()},
    }
    return (json.dumps(made, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n").encode()


def _enter_nouns(root: trie.Node, nouns: dict[str, Any]) -> None:
    for name in [name for names in nouns["parties"].values() for name in names]:
        enter_party(root, name)
    for kind in nouns["kinds"]:
        enter_kind(root, kind)
    for case in [*nouns["kinds"], *nouns["cases"]]:
        enter_case(root, case)
    for event in [*nouns["events"], *nouns["events of verbs"]]:
        enter_event(root, event)
    for thing in nouns["things"]:
        enter_item(root, thing)
    for fact in [*nouns["facts"], *_came(nouns)]:
        enter_fact(root, fact)
    for kind, key in (("MANNER", "manners"), ("RELATION", "relations"), ("CHANNEL", "channels")):
        for phrase in nouns[key]:
            trie.add(root, phrase, kind, phrase)
    for measure in nouns["measures"]:
        enter_measure(root, measure)
    for longer in nouns["longer"]:
        trie.add(root, f"or longer {longer}", "LONGER", longer)
    for stage in nouns["stages"]:
        trie.add(root, trie.without_article(stage)[1], "STAGE", stage)


def _came(nouns: dict[str, Any]) -> Iterator[str]:
    """Return the facts about the way in which a piece of feedback came."""
    for case in [*nouns["kinds"], "feedback", "case"]:
        for channel in nouns["channels"]:
            yield f"the {case} came by {channel}"
        for way in nouns["channels as they come"]:
            yield f"the {case} came {way}"


def _read(name: str) -> Any:
    return YAML(typ="safe").load((HERE / name).read_text(encoding="utf-8"))
