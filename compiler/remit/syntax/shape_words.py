"""The words of a policy file: sentences, names, days, and how each is written. Used by the models of its shape."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field
from typing_extensions import TypeAliasType

# What pydantic takes for a field: the model's own type stands beside it.
Declared: TypeAlias = Any

DAY = r"([1-9]|[12]\d|3[01])"
MONTH = r"(January|February|March|April|May|June|July|August|September|October|November|December)"
YEAR = r"(19|20|21)\d\d"
CLOCK = r"([01]?\d|2[0-3]):[0-5]\d"
MOMENT = rf"({DAY} {MONTH} {YEAR}( at {CLOCK})?|{MONTH} {YEAR})"

YesNo = TypeAliasType("YesNo", Literal["yes", "no"])


def said(description: str, *examples: str, pattern: str = r"\S", kind: str = "") -> Declared:
    """Return what words must look like: a pattern, and `kind` where they are parsed as a sentence."""
    extra: dict[str, Any] = {"format": kind} if kind else {}
    return Field(description=description, pattern=pattern, examples=list(examples) or None, json_schema_extra=extra)


Words = Annotated[str, said("words")]
Sentence = Annotated[
    str, said("a sentence", "The officer must respond within 10 working days of receipt.", kind="sentence")
]
Condition = Annotated[str, said("a condition, without a full stop", "a response is requested", kind="condition")]
Time = Annotated[str, said("a time and what it counts from", "12 months of the issue", kind="limit")]
Link = Annotated[str, said("a web address", "https://www.example.gov.uk/feedback", pattern=r"^https?://\S+$")]
Id = Annotated[
    str,
    said("lower-case letters, digits and hyphens", "second-reminder", pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$"),
]
RuleId = Annotated[
    str,
    said(
        "the id of a rule: its kind, stage and verb",
        "complaint.stage-1.respond",
        pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$",
    ),
]
Day = Annotated[str, said("a day", "16 January 2026", pattern=rf"^{DAY} {MONTH} {YEAR}$")]
DayOrMonth = Annotated[
    str, said("a day or a month", "16 January 2026", "January 2026", pattern=rf"^({DAY} )?{MONTH} {YEAR}$")
]
Closure = Annotated[
    str,
    said(
        "the days of a closure",
        "24 December to 1 January",
        pattern=rf"^{DAY} {MONTH}( {YEAR})?( to {DAY} {MONTH}( {YEAR})?)?$",
    ),
]
Nation = Literal["England", "Wales", "Scotland", "Northern Ireland"]
Name = Annotated[str, said("a name", "senior officer", pattern=r"^\S+( \S+)*$")]
Kind = Annotated[
    str,
    said("a kind of feedback, in lower-case letters", "complaint", "service request", pattern=r"^[a-z]+([ -][a-z]+)*$"),
]
Label = Annotated[str, said("a short name", "2026-01", pattern=r"^[A-Za-z0-9]+([ ._-][A-Za-z0-9]+)*$")] | float
ListOfWords = TypeAliasType("ListOfWords", list[Words])
WordsOrList = TypeAliasType("WordsOrList", list[Words] | Words)


def needed(description: str, *examples: Declared, **more: Declared) -> Declared:
    """Return a key that must be there, with what it says and examples of it."""
    return Field(description=description, examples=list(examples) or None, **more)


def may(description: str, *examples: Declared, **more: Declared) -> Declared:
    """Return a key that may be left out, with what it says and examples of it."""
    return Field(default=None, description=description, examples=list(examples) or None, **more)


def key_of(name: str) -> str:
    """Return the key that a field stands for."""
    return "title_you" if name == "title_you" else name.strip("_").replace("_", " ")


class Part(BaseModel):
    """Something with keys; no other keys than these."""

    model_config = ConfigDict(extra="forbid", alias_generator=key_of)


class Sourced(Part):
    """Something that says where it comes from."""

    source: Words = may(
        "where the page says so: its title, heading and step", "Customer feedback policy, Stage one, step 3"
    )
    link: Link = may("the web address of that page", "https://www.example.gov.uk/feedback")
    note: Words = may("a remark for readers of this file", "the page does not say who answers")
