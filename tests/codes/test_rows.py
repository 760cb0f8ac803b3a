"""The rows of the rulebooks: what they ask, what decides them, and the samples that show it."""

from __future__ import annotations

import re

import pytest
from ruamel.yaml import YAML

from remit.assessment import Verdict
from remit.judging.checks import names
from remit.rulebook import Confidence, Force, Provision, Rulebook
from remit.rulebook.from_syntax import read_rulebook
from tests.codes.written import CODES, HERE, book_named, held, opened, sample
from tests.derive import written

BOOKS = [opened(file).rulebook for file in CODES]
LGSCO, HOUSING = (book_named(name) for name in ("lgsco-2024", "housing-ombudsman-2024"))
FACTS = YAML(typ="safe", pure=True).load((HERE / "lgsco.yaml").read_text(encoding="utf-8"))

ROWS = [(book, row) for book in BOOKS for row in book.provisions]
SAMPLES = [
    pytest.param(book, row, kept, id=f"{book.code_of(row)} {'kept' if kept else 'broken'}")
    for book, row in ROWS
    if row.kept or row.broken
    for kept in (True, False)
]

each_row = pytest.mark.parametrize(("book", "row"), ROWS, ids=lambda each: getattr(each, "number", ""))


def checked(row: Provision) -> bool:
    return row.force is not Force.STATEMENT and any(limb.check for limb in row.limbs)


def test_every_check_is_named_by_a_row() -> None:
    named = {limb.check for _, row in ROWS for limb in row.limbs}

    assert named - {""} == set(names())


@pytest.mark.parametrize(("book", "row", "kept"), SAMPLES)
def test_a_sample_keeps_its_row_or_breaks_it(book: Rulebook, row: Provision, kept: bool) -> None:
    shown = row.kept if kept else row.broken
    assert shown is not None

    (assessment,) = held(written.sound(sample(shown)), book)

    assert assessment.of(row.id).verdict is (Verdict.MET if kept else Verdict.NOT_MET)


@each_row
def test_a_row_that_is_checked_has_both_samples_and_no_other_has_one(book: Rulebook, row: Provision) -> None:
    assert (row.kept is not None, row.broken is not None) == (checked(row), checked(row))


@each_row
def test_a_row_is_told_by_a_check_or_by_evidence_for_a_person(book: Rulebook, row: Provision) -> None:
    undecided = [limb.id for limb in row.limbs if not limb.check and not limb.evidence]

    assert undecided == (["whole"] if row.force is Force.STATEMENT else [])


@each_row
def test_a_row_whose_words_were_not_read_in_full_says_why(book: Rulebook, row: Provision) -> None:
    assert row.confidence.read or row.note


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.id)
def test_every_provision_stands_in_one_row_of_the_form(book: Rulebook) -> None:
    listed = [name for section in book.sections for name in section.provisions]

    assert sorted(listed) == sorted(row.id for row in book.provisions)


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.id)
def test_a_provision_is_found_by_its_id_and_by_its_number(book: Rulebook) -> None:
    for row in book.provisions:
        assert book.provision(row.id) is row
        assert book.provision(row.number) is row
        assert book.provision(book.code_of(row)) is row
        assert book.provision(f"{book.id}/{row.id}") is row


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.id)
def test_numbers_are_in_order(book: Rulebook) -> None:
    numbers = [[int(part) for part in row.number.split(".")] for row in book.provisions]

    assert numbers == sorted(numbers)


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.id)
def test_what_is_from_memory_is_for_a_person(book: Rulebook) -> None:
    if book is not LGSCO:
        assert [row.number for row in book.provisions if row.confidence is Confidence.MEMORY and checked(row)] == []


def test_an_id_that_two_codes_of_a_nation_have_means_the_same_thing() -> None:
    """A departure names a provision by its id: it may not come to mean something else under another code."""
    pairs = [
        (one, other)
        for one in BOOKS
        for other in BOOKS
        if one.nation == other.nation and one.for_councils and one != other
    ]
    apart = {
        row.id
        for one, other in pairs
        for row in other.provisions
        if one.provision(row.id) is not None and not times(one, row.id) >= times(other, row.id)
    }

    assert len({row.id for row in LGSCO.provisions} & {row.id for row in HOUSING.provisions}) > 50
    assert len(pairs) == 3
    assert apart == set()


# --- the corporate Code


def test_the_corporate_code_has_the_provisions_that_were_read() -> None:
    found = {row.number: (" and ".join(sorted(forces(row))), str(row.confidence)) for row in LGSCO.provisions}

    assert found == {number: (fact["force"], fact["confidence"]) for number, fact in FACTS.items()}
    assert len(found) == 73


def test_what_a_policy_can_show_is_checked_and_what_only_practice_shows_is_not() -> None:
    found = {row.number: checked(row) for row in LGSCO.provisions if row.force is not Force.STATEMENT}

    assert {number for number, is_checked in found.items() if is_checked} == {
        number for number in found if FACTS[number]["evidence"] != "practice"
    }


def forces(row: Provision) -> set[Force]:
    """Return how strongly a row asks, or its limbs where they differ."""
    return {limb.force for limb in row.limbs}


# --- the landlords' Code


def test_what_landlords_must_tell_and_by_when_is_checked_where_its_figure_was_seen() -> None:
    times = {
        row.number: {limb.given["at most"] for limb in row.limbs if "at most" in limb.given}
        for row in HOUSING.provisions
        if any("at most" in limb.given for limb in row.limbs)
    }

    assert times == {
        "6.2": {"5 working days"},
        "6.3": {"10 working days"},
        "6.4": {"10 working days"},
        "6.11": {"5 working days"},
        "6.14": {"20 working days"},
    }
    letter = HOUSING.provision("6.9")
    assert letter is not None
    assert len(letter.limbs[0].given["tells"]) == 7


def times(book: Rulebook, name: str) -> set[tuple[str, str, str]]:
    """Return the times that a row sets: the check, the stage and how long."""
    row = book.provision(name)
    assert row is not None
    timed = [limb for limb in row.limbs if "at most" in limb.given]
    return {(limb.check, limb.given["stage"], limb.given["at most"]) for limb in timed}


# --- the codes of the other nations, and the regulations

FIGURES = {
    "spso-local-authority-2020": {
        "1.1": "6 months", "1.2": "2", "2.1": "5 working days", "3.3": "3 working days", "3.4": "20 working days",
        "3.6": "2",
    },
    "nipso-local-government": {
        "1.3": "2", "2.1": "5 working days", "2.2": "5 working days", "3.1": "3 working days",
        "3.2": "20 working days", "3.4": "2",
    },
    "psow-model-policy": {"1.2": "6 months", "3.1": "5 working days", "3.2": "20 working days"},
    "adult-social-care-2009": {
        "12": "12 months", "13.1": "3 working days", "14.1": "6 months", "14.3": "1",
    },
    "childrens-services-2006": {
        "14.1": "20 working days", "14.2": "10 working days", "17.1": "65 working days", "17.2": "40 working days",
        "19.1": "30 working days", "20.1": "5 working days", "20.2": "15 working days", "20.3": "3",
    },
}  # fmt: skip
"""The figures that were seen, by the number of the row that checks each."""

MEMORY = {
    "spso-local-authority-2020": ["2.2"],
    "nipso-local-government": ["1.2"],
    "psow-model-policy": ["1.3", "2.1"],
    "adult-social-care-2009": [],
    "childrens-services-2006": ["9", "18"],
}


@pytest.mark.parametrize("name", FIGURES)
def test_the_figures_that_were_seen_are_checked(name: str) -> None:
    book = book_named(name)
    found = {row.number: figure for row in book.provisions if (figure := figure_of(row))}

    assert found == FIGURES[name]


@pytest.mark.parametrize("name", MEMORY)
def test_the_figures_that_were_not_seen_are_marked(name: str) -> None:
    rows = book_named(name).provisions

    assert [row.number for row in rows if row.confidence is Confidence.MEMORY] == MEMORY[name]


def figure_of(row: Provision) -> str:
    """Return the figure by which a row is checked: of its first limb that has one."""
    given = next((limb.given for limb in row.limbs if limb.check and not limb.advice), {})
    if row.limbs[0].check == "last-stage":
        return str(given["stage"])
    return str(next((given[key] for key in ("at most", "at least", "stages") if isinstance(given.get(key), str)), ""))


@each_row
def test_a_row_is_in_our_own_words(book: Rulebook, row: Provision) -> None:
    assert not re.search(r"[“”\"]", f"{row.title} {row.says}")


def test_a_rulebook_file_that_is_no_rulebook_is_told_so() -> None:
    for written_ in (b"", b"- a\n", b"words", b"\xff", b"rulebook: 2\n"):
        read, found = read_rulebook(written_, "code.yaml")

        assert read is None
        assert found
