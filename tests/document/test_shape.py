"""`check` and the JSON Schema accept and refuse the same files."""

from __future__ import annotations

import copy
import dataclasses
import json
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from ruamel.yaml.error import YAMLError

from remit import shipped
from remit.syntax import shape
from remit.syntax.characters import decode
from remit.syntax.document import plain, read
from remit.syntax.nodes import Listing, Mapping
from remit.syntax.schema import statement_keys
from remit.syntax.tree import Builder, Refused
from remit.vocabulary import forms
from tests.document.written import HERE, VALID, Case, cases

ROOT = Path(__file__).parents[2]
POLICIES = sorted((ROOT / "policies").glob("*/*.yaml"))
VALIDATOR = Draft202012Validator(shipped.schema("policy"))
SHAPE = {
    "unknown-key", "missing-key", "conflicting-keys", "wrong-kind", "empty-value", "unknown-value", "malformed-value",
    "newer-language", "colon-in-text",
}  # fmt: skip


def named(file: Path) -> str:
    return f"{file.parent.name}/{file.stem}"


def as_read(characters: str) -> Any:
    """Return a file as other programs read it, or None where it cannot be read as it stands."""
    places, _ = decode(characters.encode(), "policy.yaml")
    assert places is not None
    try:
        tree = Builder(places).read()
    except YAMLError:
        return None
    return None if tree.found or tree.root is None or _has_refused(tree.root) else plain(tree.root)


def _has_refused(node: object) -> bool:
    if isinstance(node, Mapping):
        return any(_has_refused(entry.value) for entry in node.entries)
    return any(map(_has_refused, node.items)) if isinstance(node, Listing) else isinstance(node, Refused)


def is_well_shaped(characters: str) -> bool:
    _, found = read(characters.encode(), "policy.yaml")
    return not any(each.code in SHAPE for each in found)


TABLE = [
    (case, document)
    for case in cases("faults.md")
    if isinstance(document := as_read(case.characters), dict)
    and not {line.split()[-1] for line in case.told.split("\n") if " error " in line} - SHAPE
]


@pytest.mark.parametrize(("case", "document"), [pytest.param(*row, id=row[0].title) for row in TABLE])
def test_a_file_of_the_table_is_accepted_or_refused_by_both(case: Case, document: Any) -> None:
    assert VALIDATOR.is_valid(document) == is_well_shaped(case.characters)


@pytest.mark.parametrize("file", POLICIES, ids=named)
def test_a_real_policy_is_accepted_by_both(file: Path) -> None:
    characters = file.read_text(encoding="utf-8")

    assert list(VALIDATOR.iter_errors(as_read(characters))) == []
    assert read(file.read_bytes(), file.name)[1] == ()


@pytest.mark.parametrize("file", [HERE / "valid.yaml", *POLICIES], ids=named)
def test_the_models_give_back_all_that_a_policy_says(file: Path) -> None:
    document = as_read(file.read_text(encoding="utf-8"))

    taken = shape.document(statement_keys()).model_validate(document)

    assert taken.model_dump(by_alias=True, exclude_unset=True) == document


def test_a_policy_with_every_key_is_accepted_by_both() -> None:
    assert VALIDATOR.is_valid(as_read(VALID))
    assert read(VALID.encode(), "policy.yaml")[1] == ()


KEYS = sorted(
    {
        key
        for part in (shipped.schema("policy"), *shipped.schema("policy")["$defs"].values())
        for key in part.get("properties", ())
    }
)
VALUES: st.SearchStrategy[Any] = st.sampled_from(
    [
        *("", " ", "words", "yes", "England", "17:00", "2026-01", "Capital", None),
        *([], ["words"], [None], [[]], {}, {"is": "x"}, {"what": "x"}, {"says": ["x"]}),
        *({"stage": "1", "rules": ["x."]}, {"rule": "x."}, {"if": "x", "then": ["y."]}, {"rules": ["x."]}),
        *({"not formalised": "x", "because": "y"}, {"one of": [{"if": "x", "then": ["y."]}, {"otherwise": ["z."]}]}),
    ]
)


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Return every list and set of keys with each index or key of it."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place for key, part in inner for place in ((value, key), *_places(part))]


@st.composite
def mutated(draw: st.DrawFn) -> Any:
    document = copy.deepcopy(as_read(VALID))
    for _ in range(draw(st.integers(0, 3))):
        places = _places(document)
        if not places:
            break
        holder, key = places[draw(st.integers(0, len(places) - 1))]
        match draw(st.sampled_from(["drop", "replace", "rename", "add"])):
            case "drop":
                del holder[key]
            case "replace" if key != "language":
                holder[key] = copy.deepcopy(draw(VALUES))
            case "rename" if isinstance(holder, dict):
                holder[draw(st.sampled_from(KEYS))] = holder.pop(key)
            case "add" if isinstance(holder, dict):
                holder[draw(st.sampled_from(KEYS))] = copy.deepcopy(draw(VALUES))
            case _:
                pass
    if isinstance(document.get("language"), str):
        del document["language"]
    return document


@settings(max_examples=300)
@given(mutated())
def test_a_changed_policy_is_accepted_or_refused_by_both(document: Any) -> None:
    characters = json.dumps(document, ensure_ascii=False)
    errors = [error.message for error in VALIDATOR.iter_errors(document)]

    assert is_well_shaped(characters) == (not errors), errors


def test_the_roles_of_a_verb_are_those_of_the_vocabulary() -> None:
    roles = shipped.schema("policy")["$defs"]["Verb"]["properties"]["role"]["enum"]

    assert tuple(roles) == get_args(forms.Role)


def test_the_columns_of_a_verb_are_those_of_the_vocabulary() -> None:
    columns = {field.name for field in dataclasses.fields(forms.Verb)} - {"base"}

    assert {key.replace(" ", "_") for key in shipped.schema("policy")["$defs"]["Verb"]["properties"]} == columns
