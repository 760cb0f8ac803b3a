"""The reference page is what the grammar, the words and the schema make, and its examples show every form."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from remit import shipped
from remit.reference import reference_bytes
from remit.reference.data import of_page, of_vocabulary
from remit.reference.forms import grammar, rules
from remit.syntax import parser
from remit.syntax.lexer import Source, Word, words
from remit.syntax.parser import Completed
from remit.syntax.printer import print_sentence
from remit.syntax.sentence import parse_sentence
from remit.vocabulary import Vocabulary, builtin
from remit.vocabulary.declared import Declarations, Stage, declare
from tests.docs.written import anchors
from tests.language.vocabulary import text

PAGE = Path(__file__).parents[2] / "docs" / "reference.md"
Expansion = tuple[str, tuple[str, ...], str]
"""A rule of the compiled grammar: its name, what it is made of, and the name of the alternative."""


@cache
def vocabulary() -> Vocabulary:
    declares = dict(of_page("forms")["declares"])
    stages = tuple(Stage(text(str(stage))) for stage in declares.pop("stages"))
    own: dict[str, Any] = {key: tuple(map(text, names)) for key, names in declares.items()}
    made, faults = declare(builtin(), Declarations(stages=stages, **own))
    assert not faults
    return made


def expansions() -> list[Expansion]:
    made = json.loads(parser.TABLE.read_bytes())["rules"]
    return [(name, tuple(parts), alias) for name, parts, alias, _ in made]


def used(said: str) -> set[Expansion]:
    """Return the rules of the compiled grammar that the reading of a sentence completes."""
    known, found = expansions(), set[Expansion]()

    def noting(number: int, fold: Any) -> Any:
        def note(parts: list[Any]) -> Any:
            found.add(known[number])
            return fold(parts)

        return note

    state = parser.State("sentence")
    state.rules = [Completed(rule.phrase, rule.size, noting(at, rule.fold)) for at, rule in enumerate(state.rules)]
    for word in words(Source(text(said), vocabulary()), state):
        assert state.take(word) is not NotImplemented, (said, word.text)
    assert state.take(Word(parser.END, "", "", 0, 0)) is not NotImplemented, said
    return found


def shown(name: str) -> list[str]:
    row = rules()[name]
    return [*row["examples"], *row.get("also understood", ())]


def unfolded(expansion: Expansion) -> frozenset[str]:
    """Return what an alternative is made of, what may come again only once."""
    return frozenset(expansion[1])


def lacking(name: str) -> Iterator[str]:
    """Yield what the examples of a rule do not show: an alternative, or a part that may be left out."""
    own = [each for each in expansions() if each[0] == name]
    seen = {each for said in shown(name) for each in used(said) if each[0] == name}
    for each in own:
        smaller = [other for other in own if other[2] == each[2] and unfolded(other) < unfolded(each)]
        if not smaller and each not in seen:
            yield f"{name}: {' '.join(each[1]) or 'nothing'}"
        parts = {part for other in seen if other[2] == each[2] for part in other[1]}
        yield from (f"{name}: {part}" for part in each[1] if part not in parts)


def test_the_page_is_what_the_data_make(golden: Callable[[Path, str], None]) -> None:
    golden(PAGE, reference_bytes().decode())


def test_every_rule_of_the_grammar_has_its_place_on_the_page() -> None:
    own = {name for name, _, _ in expansions() if not name.startswith("__")}

    assert set(rules()) == own
    assert set(grammar()) == own


@pytest.mark.parametrize("name", rules())
def test_the_examples_of_a_rule_show_all_that_it_takes(name: str) -> None:
    assert sorted(set(lacking(name))) == []


@pytest.mark.parametrize("said", sorted({said for row in rules().values() for said in row["examples"]}))
def test_an_example_is_read_and_written_back_as_it_stands(said: str) -> None:
    sentence, faults = parse_sentence(text(said), vocabulary())

    assert faults == ()
    assert sentence is not None
    assert print_sentence(sentence) == said


@pytest.mark.parametrize("said", sorted({said for row in rules().values() for said in row.get("also understood", ())}))
def test_what_is_also_understood_is_written_in_another_way_that_means_the_same(said: str) -> None:
    sentence, faults = parse_sentence(text(said), vocabulary())
    assert faults == ()
    assert sentence is not None
    written = print_sentence(sentence)

    again, faults = parse_sentence(text(written), vocabulary())

    assert (again, faults) == (sentence, ())
    assert written != said


def test_every_class_of_words_has_a_name_on_the_page() -> None:
    classes = {sign for lines in grammar().values() for line in lines for sign in line.split() if sign.isupper()}

    assert classes <= set(of_vocabulary("words")) | set(of_page("forms")["classes"])


def test_every_word_of_the_vocabulary_stands_on_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    nouns = of_vocabulary("nouns")
    lists = [names for key, names in nouns.items() if key not in ("parties", "dissatisfying kinds", "sorting")]
    named = [name for names in [*lists, *nouns["parties"].values()] for name in names]
    named += [
        *builtin().verbs,
        *of_vocabulary("units")["units"],
        *of_vocabulary("refused"),
        *of_vocabulary("statements"),
    ]
    named += [spelt for spellings in of_vocabulary("words").values() for spelt in spellings]

    assert [name for name in named if f"`{name}`" not in page] == []


def test_every_key_of_a_file_stands_on_the_page_with_its_meaning() -> None:
    page = PAGE.read_text(encoding="utf-8")
    schema = shipped.schema("policy")

    missing = [
        (key, value["description"])
        for part in (schema, *schema["$defs"].values())
        for key, value in part.get("properties", {}).items()
        if f"| `{key}` |" not in page or value.get("description", "").replace("|", "\\|") not in page
    ]

    assert missing == []


def test_every_link_of_the_page_leads_somewhere() -> None:
    page = PAGE.read_text(encoding="utf-8")
    titles = anchors(page)

    assert len(titles) == len(set(titles))
    assert set(re.findall(r"\]\(#([^)]*)\)", page)) <= set(titles)
