"""The rulebook files: well shaped, decided by checks that there are, and compiled as they stand."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from remit.diagnostic import Diagnostic
from remit.judging.verify import verify
from remit.rulebook import shipped
from remit.rulebook.compiled_codes import compiled
from remit.rulebook.from_syntax import read_rulebook
from remit.syntax.document import plain, read
from tests.codes.mutants import Mutant, mutants
from tests.codes.written import CODES, HERE, opened, plain_form

SCHEMA = Path(__file__).parents[2] / "schema" / "rulebook.schema.json"
VALIDATOR = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
MUTANTS = mutants(HERE / "mutants.md", (HERE / "small.yaml").read_text(encoding="utf-8"))
NATIONS = ("England", "Wales", "Scotland", "Northern Ireland")

each_file = pytest.mark.parametrize("file", [*CODES, HERE / "small.yaml"], ids=lambda file: file.stem)


@each_file
def test_nothing_is_wrong_with_a_rulebook(file: Path) -> None:
    assert verify(opened(file)) == ()


@each_file
def test_the_schema_accepts_a_rulebook(file: Path) -> None:
    tree, found = read(file.read_bytes(), file.name, "rulebook")
    assert tree is not None

    assert found == ()
    for form in (plain(tree), plain_form(file.read_text(encoding="utf-8"))):
        assert [error.message for error in VALIDATOR.iter_errors(form)] == []


def test_every_rulebook_is_called_as_its_file() -> None:
    assert [opened(file).rulebook.id for file in CODES] == [file.stem for file in CODES]


def line_of(found: Diagnostic) -> str:
    finding = found.finding
    return f"{finding.span.line}:{finding.span.column} {found.code}: {finding.message} => {finding.help}"


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.title)
def test_a_faulty_rulebook_is_told_at_its_place_with_a_cure(mutant: Mutant) -> None:
    read, found = read_rulebook(mutant.characters.encode(), "small.yaml")
    found += verify(read) if read is not None else ()
    told = [line_of(each) for each in found]

    assert [line[: len(expected)] for line, expected in zip(told, mutant.told, strict=False)] == list(mutant.told)
    assert len(told) == len(mutant.told)
    assert all(each.finding.help for each in found)


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.title)
def test_the_schema_refuses_the_shapes_that_the_reader_refuses(mutant: Mutant) -> None:
    assert VALIDATOR.is_valid(plain_form(mutant.characters)) != mutant.by_schema


def test_the_compiled_rulebooks_are_what_their_files_make() -> None:
    shipped_with = {file.stem: file.read_bytes() for file in shipped.FOLDER.glob("*.json")}

    assert shipped_with.keys() == compiled().keys()
    stale = [name for name, data in compiled().items() if shipped_with[name] != data]
    assert stale == [], "run `python tests/codes/freshen.py`"


def test_a_compiled_rulebook_says_what_its_file_says() -> None:
    assert {name: shipped.rulebook(name) for name in shipped.codes()} == {
        file.stem: opened(file).rulebook for file in CODES
    }


def test_every_rulebook_is_found_by_what_policies_call_it() -> None:
    names = {
        name: [book.id for book in shipped.rulebooks() if book.follows(name)]
        for one in shipped.rulebooks()
        for name in (one.id, one.title, *one.called)
    }

    assert {name: found for name, found in names.items() if len(found) != 1} == {}


def test_the_councils_of_each_nation_are_held_against_the_code_that_is_for_them() -> None:
    books = {nation: shipped.of_nation(nation) for nation in (*NATIONS, "France")}

    assert {nation: book.id if book else "" for nation, book in books.items()} == {
        "England": "lgsco-2024",
        "Wales": "psow-model-policy",
        "Scotland": "spso-local-authority-2020",
        "Northern Ireland": "nipso-local-government",
        "France": "",
    }


@pytest.mark.parametrize("nation", NATIONS)
def test_one_code_of_a_nation_is_for_its_councils(nation: str) -> None:
    found = [book for book in shipped.rulebooks() if book.nation == nation and book.for_councils]

    assert len(found) == 1
    assert "complaint" in found[0].governs


@pytest.mark.parametrize("nation", NATIONS)
def test_a_kind_of_feedback_is_governed_by_one_code_of_a_nation(nation: str) -> None:
    books = [book for book in shipped.rulebooks() if book.nation == nation]
    kinds = [kind for book in books for kind in book.governs]

    assert len(kinds) == len(set(kinds))
    for book in books:
        assert {shipped.governing(nation, kind) for kind in book.governs} == {(book.title,)}
