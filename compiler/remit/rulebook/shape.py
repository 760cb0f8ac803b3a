"""The shape of a rulebook file, the one truth of it: `schema/rulebook.schema.json` is made from these models."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import ConfigDict
from typing_extensions import TypeAliasType

from remit.schema_file import bytes_of, schema_of
from remit.syntax.schema import tidy
from remit.syntax.shape_words import (
    DayOrMonth,
    Id,
    Kind,
    Label,
    Link,
    ListOfWords,
    Name,
    Nation,
    Part,
    Words,
    WordsOrList,
    YesNo,
    may,
    needed,
    said,
)

CheckName = Annotated[str, said("a check's name", "time-limit", pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
GivenValue = TypeAliasType("GivenValue", "Words | list[Words] | dict[Name, WordsOrList]")
Force = Literal["must", "should", "may", "statement"]


class Sample(Part):
    """Part of a policy that keeps a provision or breaks it."""

    model_config = ConfigDict(title="an example")

    rules: Words = may("the rules of stage 1 of a complaint", "- The officer must respond.")
    stages: Words = may("the stages of a complaint", "- {stage: 1, rules: [The officer must respond.]}")
    policy: Words = may("keys of a policy file", "statements: {representatives: allowed}")


class Decided(Part):
    """How something is decided."""

    check: CheckName = may("the check that decides it; without one, a person does", "time-limit")
    given: dict[Name, GivenValue] = may("what the check is given")
    evidence: list[Name] = may("the statements that a person looks at", ["training"])


class Limb(Decided):
    """One thing that a provision asks."""

    model_config = ConfigDict(title="a limb")

    id: Id = needed("a name for it", "notice")
    says: Words = needed("what it asks, in our words", "the notice gives the reason")
    force: Force = may("how strongly, where it differs from the provision's", "must")
    advice: YesNo = may("`yes` where it is no settled part of the provision", "yes")
    beyond_departure: YesNo = may("`yes` where law outside the code demands it", "yes")


class Provision(Decided):
    """One row of a code."""

    model_config = ConfigDict(title="a provision")

    id: Id = needed("its name, which stays", "stage-1-response")
    number: Label = needed("its number in the code", "6.3")
    number_doubt: Words = may("why the number may be another", "inferred from the order of the paragraphs")
    title: Words = needed("its title", "Stage 1: full response")
    says: Words = needed("what it asks, in our words", "a full response within 10 working days")
    force: Force = needed("how strongly it asks", "should")
    source: Link = needed("the web address where it stands", "https://www.example.org/code?chapter=7")
    confidence: Literal["seen", "seen in part", "reconstructed", "memory"] = needed("what was read of it", "seen")
    note: Words = may("a remark for readers", "quoted in a guide")
    limbs: list[Limb] = may("the things that it asks, where there are several")
    kept: Sample = may("part of a policy that keeps it")
    broken: Sample = may("part of a policy that breaks it")
    formerly: list[Id] = may("names that it had before", ["stage-one-response"])


class Section(Part):
    """A row of the form of the self-assessment."""

    model_config = ConfigDict(title="a row of the form")

    section: Words = needed("the section of the code", "6 Complaints stages: stage 1")
    action: Words = needed("what the council confirms, in our words", "stage 1 keeps the code's times")
    provisions: list[Id] = needed("the provisions that it rests on", ["stage-1-response"], min_length=1)


class Rulebook(Part):
    """A code: what it asks of policies, and how each provision is decided."""

    model_config = ConfigDict(title="the rulebook")

    rulebook: Literal[1] = needed("the version of this format; the first line of the file", 1)
    id: Id = needed("its name", "lgsco-2024")
    title: Words = needed("its title", "LGSCO Complaint Handling Code 2024")
    short: Name = needed("what stands before a number", "LGSCO")
    spoken_of: Words = may("what messages call it", "the Code")
    issuer: Words = needed("who issued it", "Local Government and Social Care Ombudsman")
    issued: DayOrMonth = needed("when it was issued", "8 February 2024")
    applies_from: DayOrMonth = needed("from when it is applied", "1 April 2026")
    replaces: Words = may("the code before it", "lgsco-2019")
    nation: Nation = needed("whose councils it is for", "England")
    for_councils: YesNo = may("`yes` where councils of the nation are held against it that name no code", "yes")
    governs: list[Kind] = needed("the kinds of feedback that it judges", ["complaint"], min_length=1)
    otherwise: list[Kind] = may("the kinds that it judges where a policy has none of those", ["complaint"])
    source: Link = needed("the web address of the code", "https://www.example.org/code")
    about: Words = needed("what of it was read, when, and what was not")
    called: ListOfWords = needed("what policies call it under `follows:`", ["LGSCO Complaint Handling Code"])
    good_reason: ListOfWords = may("what allows an extension beyond its limit", ["with good reason"])
    informal: ListOfWords = may("words that mark a stage as standing before stage 1", ["informal"])
    events: dict[Name, ListOfWords] = may("the nouns by which policies make each event happen")
    items: dict[Name, ListOfWords] = may("the words by which a policy's list says what a letter tells")
    sections: list[Section] = may("the rows of the form of the self-assessment")
    provisions: list[Provision] = needed("its provisions, in order", min_length=1)


def rulebook_schema() -> dict[str, Any]:
    """Return the JSON Schema of a rulebook file."""
    made = Rulebook.model_json_schema(by_alias=True)
    definitions = {name: tidy(part) for name, part in sorted(made.pop("$defs").items())}
    return schema_of("rulebook", tidy(made) | {"$defs": definitions})


def rulebook_schema_bytes() -> bytes:
    """Return the schema as the file `schema/rulebook.schema.json` holds it."""
    return bytes_of(rulebook_schema())
