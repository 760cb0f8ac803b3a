"""What is compiled ahead of time is what the sources make, and neither the grammar nor the words are ambiguous."""

from __future__ import annotations

from pathlib import Path

import remit.vocabulary
from remit.syntax import grammar, parser
from remit.vocabulary import builtin, compiled, trie

FRESHEN = "run `python tests/language/freshen.py`"


def test_the_parser_s_table_is_what_the_grammar_makes_and_the_grammar_has_no_conflict() -> None:
    made = grammar.compiled()

    assert made == Path(grammar.__file__).with_name("clause.json").read_bytes(), FRESHEN


def test_the_built_in_vocabulary_is_what_its_sources_make() -> None:
    made = compiled.compiled()

    assert made == Path(remit.vocabulary.__file__).with_name("builtin.json").read_bytes(), FRESHEN


def test_no_built_in_phrase_has_two_meanings_where_both_may_stand() -> None:
    rows = parser.table().states
    rivals = []
    for words, _ in trie.phrases(builtin().roots[0]):
        kinds = [meaning[0] for meaning in trie.meanings(builtin().roots[0], " ".join(words)) if not meaning[2]]
        firm = {kind for kind in kinds if kind in {"PARTY", "CASE", "EVENT", "ITEM", "STAGE", "FACT", "MANNER"}}
        if len(firm) > 1 and any(firm <= row.keys() for row in rows):
            rivals.append(" ".join(words))

    assert rivals == []


def test_a_verb_has_the_forms_that_english_gives_it() -> None:
    verbs = builtin().verbs

    forms = {
        base: tuple(form for _, form in verbs[base].forms[1:])
        for base in ("reply", "log", "send", "refuse", "put right")
    }

    assert forms == {
        "reply": ("replies", "replied", "replied", "replying"),
        "log": ("logs", "logged", "logged", "logging"),
        "send": ("sends", "sent", "sent", "sending"),
        "refuse": ("refuses", "refused", "refused", "refusing"),
        "put right": ("puts right", "put right", "put right", "putting right"),
    }
