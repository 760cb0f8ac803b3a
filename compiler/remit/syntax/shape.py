"""The shape of a policy file, the one truth of it: `schema/policy.schema.json` is made from these models.

Descriptions and examples serve editors, the messages of `check` and the reference page. Nothing of YAML here, and no
meaning: what a rule says is read by the parser of sentences. `check` reads the schema, not this file.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, create_model
from typing_extensions import TypeAliasType

# What pydantic takes for a field: the model's own type stands beside it.
Declared: TypeAlias = Any

DAY = r"([1-9]|[12]\d|3[01])"
MONTH = r"(January|February|March|April|May|June|July|August|September|October|November|December)"
YEAR = r"(19|20|21)\d\d"
CLOCK = r"([01]?\d|2[0-3]):[0-5]\d"

YesNo = TypeAliasType("YesNo", Literal["yes", "no"])


def _words(description: str, *examples: str, pattern: str = r"\S", kind: str = "") -> Declared:
    extra: dict[str, Any] = {"format": kind} if kind else {}
    return Field(description=description, pattern=pattern, examples=list(examples) or None, json_schema_extra=extra)


Words = Annotated[str, _words("words")]
Sentence = Annotated[
    str, _words("a sentence", "The officer must respond within 10 working days of receipt.", kind="sentence")
]
Condition = Annotated[str, _words("a condition, without a full stop", "a response is requested", kind="condition")]
Link = Annotated[str, _words("a web address", "https://www.example.gov.uk/feedback", pattern=r"^https?://\S+$")]
Id = Annotated[
    str,
    _words("lower-case letters, digits and hyphens", "second-reminder", pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$"),
]
RuleId = Annotated[
    str,
    _words(
        "the id of a rule: its kind, stage and verb",
        "complaint.stage-1.respond",
        pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$",
    ),
]
Day = Annotated[str, _words("a day", "16 January 2026", pattern=rf"^{DAY} {MONTH} {YEAR}$")]
DayOrMonth = Annotated[
    str, _words("a day or a month", "16 January 2026", "January 2026", pattern=rf"^({DAY} )?{MONTH} {YEAR}$")
]
Name = Annotated[str, _words("a name", "senior officer", pattern=r"^\S+( \S+)*$")]
Kind = Annotated[
    str,
    _words(
        "a kind of feedback, in lower-case letters", "complaint", "service request", pattern=r"^[a-z]+([ -][a-z]+)*$"
    ),
]
Label = Annotated[str, _words("a short name", "2026-01", pattern=r"^[A-Za-z0-9]+([ ._-][A-Za-z0-9]+)*$")] | float
List = TypeAliasType("List", list[Words])
ListOrWords = TypeAliasType("ListOrWords", list[Words] | Words)


def _needed(description: str, *examples: Declared, **more: Declared) -> Declared:
    return Field(description=description, examples=list(examples) or None, **more)


def _may(description: str, *examples: Declared, **more: Declared) -> Declared:
    return Field(default=None, description=description, examples=list(examples) or None, **more)


def _key(name: str) -> str:
    return "title_you" if name == "title_you" else name.strip("_").replace("_", " ")


class Part(BaseModel):
    """Something with keys; no other keys than these."""

    model_config = ConfigDict(extra="forbid", alias_generator=_key)


class Sourced(Part):
    """Something that says where it comes from."""

    source: Words = _may(
        "where the page says so: its title, heading and step", "Customer feedback policy, Stage one, step 3"
    )
    link: Link = _may("the web address of that page", "https://www.example.gov.uk/feedback")
    note: Words = _may("a remark for readers of this file", "the page does not say who answers")


class Calendar(Part):
    """How the council counts days."""

    model_config = ConfigDict(title="`calendar`")

    working_days: Words = _needed(
        "the days on which the council works", "Monday to Friday except bank holidays in England"
    )
    day_ends: Annotated[str, _words("an hour", "17:00", pattern=rf"^({CLOCK}|24:00)$")] = _may(
        "the hour after which something counts as received on the next working day", "17:00"
    )
    assumed: YesNo = _may("`yes` where the page does not say which days are working days", "yes")
    first_day: Literal["day 0", "day 1"] = _may("whether the day of an event is day 0 or day 1", "day 0")
    roll: Literal["stay", "next working day"] = _may(
        "what happens to a last day that is no working day", "next working day"
    )
    closures: List = _may("days on which the council is closed besides", ["24 December to 1 January"])
    counted_as_received: Literal["same day", "next working day"] = _may(
        "when something that comes on a closed day or late counts as received", "next working day"
    )
    pauses: List = _may("when no time runs, whatever the rule", ["while an appeal is heard"])


class Party(Part):
    """Who acts."""

    model_config = ConfigDict(title="a party")

    is_: Words = _needed("who that is", "an officer of the service that the complaint is about")
    also: ListOrWords = _may("other names that sentences may use", ["the investigating officer"])


class Verb(Part):
    """A verb that the policy adds, with what it does to a case; forms that English derives may be left out."""

    model_config = ConfigDict(title="a verb")

    role: Literal["step", "decision", "way in", "side", "ends"] = _may("what the verb does to a case", "step")
    present: Words = _may("the form with -s", "liaises")
    past: Words = _may("the past tense", "liaised")
    participle: Words = _may("the past participle", "liaised")
    ing: Words = _may("the form with -ing", "liaising")
    noun: Words = _may("the event that the act is", "liaison")
    title: Words = _may("what the public reads when the council acts", "We liaise with {recipient}")
    title_you: Words = _may("what the public reads when they act themselves", "You liaise")
    question: Words = _may("the question, if it is a decision", "Do we agree?")
    communication: YesNo = _may("whether it is sent and, later, received", "yes")
    attaches: YesNo = _may("whether it belongs to the step whose event it names", "no")
    extends: YesNo = _may("whether it gives a step more time", "no")
    names_stage: YesNo = _may("whether its stage is where it leads", "no")
    carries: YesNo = _may("whether the event is that of what it sends", "no")
    to: YesNo = _may("whether the one who is told may stand first", "no")


class SaidRule(Sourced):
    """A rule with more than its sentence."""

    model_config = ConfigDict(title="a rule")

    rule: Sentence = _needed("the sentence", "The director must decide whether to change the policy.")
    id: Id = _may("a name for the rule that stays when it is reworded", "second-reminder")
    if_so: list[Rule] = _may("the rules if the decision is yes", ["The director must implement the change."])
    otherwise: list[Rule] = _may("the rules if the decision is no", ["The director must give the reason."])


class IfRule(Sourced):
    """A condition with the rules of both branches."""

    model_config = ConfigDict(title="a condition with branches")

    if_: Condition = _needed("the condition, without a full stop", "a response is requested")
    then: list[Rule] = _needed("the rules if it holds", ["The officer must respond."], min_length=1)
    otherwise: list[Rule] = _may("the rules if it does not hold", ["The case is closed."])
    id: Id = _may("a name for the decision", "reply-wanted")


class Row(Part):
    """One of several conditions with its rules."""

    model_config = ConfigDict(title="a row of `one of`")

    if_: Condition = _needed("the condition, without a full stop", "the complaint is complex")
    then: list[Rule] = _needed("the rules if it holds", ["The officer must respond."], min_length=1)


class LastRow(Part):
    """The last of several conditions: none of the others holds."""

    model_config = ConfigDict(title="the last row of `one of`")

    otherwise: list[Rule] = _needed("the rules if no other row holds", ["The officer must respond."], min_length=1)


class OneOfRule(Sourced):
    """Several conditions, of which one holds."""

    model_config = ConfigDict(title="`one of`")

    one_of: list[Row | LastRow] = _needed("the conditions, each with its rules", min_length=2)
    id: Id = _may("a name for the decision", "by-service")


class Gap(Sourced):
    """What the page leaves unsaid, or what a sentence cannot say yet."""

    model_config = ConfigDict(title="`not formalised`")

    not_formalised: Words = _needed("what happens, in free words", "the review by the second stage")
    because: Words = _needed("why it is no rule", "the page does not give the steps")
    id: Id = _may("a name for it", "review")


Rule = TypeAliasType("Rule", "Sentence | SaidRule | IfRule | OneOfRule | Gap")
Rules = Annotated[list[Rule], _needed("rules, one sentence each", ["The officer must respond."], min_length=1)]


class Exclusion(Sourced):
    """What the procedure does not take."""

    model_config = ConfigDict(title="an exclusion")

    what: Words = _needed("what is not taken", "the conduct of a councillor")
    id: Id = _may("a name for it", "councillors")
    unless: Words = _may("when it is taken after all", "the chief executive decides that there is a good reason")
    go_to: Words = _may("who takes it instead", "the Monitoring Officer")
    because: Words = _may("why it is not taken", "the law gives it to somebody else")
    tell: Words = _may("what the person is told", "whom to contact")


class Stage(Sourced):
    """A part of a procedure."""

    model_config = ConfigDict(title="a stage")

    stage: Label = _needed("its number or its name", "1", "Ombudsman")
    name: Words = _may("what the council calls it", "Frontline resolution")
    run_by: Words = _may("who runs it, if the council does not", "Local Government and Social Care Ombudsman")
    rules: Rules


class AnyProcedure(Sourced):
    """What happens to one kind of feedback."""

    not_for_this_procedure: list[Words | Exclusion] = _may(
        "what the procedure does not take", ["an issue more than 12 months old"]
    )
    in_every_stage: list[Rule] = _may("rules of every stage", ["The head of service must sign the response."])


class StagedProcedure(AnyProcedure):
    """What happens to one kind of feedback, in stages."""

    model_config = ConfigDict(title="a procedure")

    stages: list[Stage] = _needed("the stages, in order", min_length=1)


class PlainProcedure(AnyProcedure):
    """What happens to one kind of feedback, in one go."""

    model_config = ConfigDict(title="a procedure without stages")

    rules: Rules


class Statement(Part):
    """What is said, with its details."""

    model_config = ConfigDict(title="a statement")

    says: Words = _may("what is said", "anybody may complain for somebody else, with consent")
    covers: ListOrWords = _may("what that includes", ["however made", "staff or contractors"])
    who: Words = _may("who does it", "the customer service team")
    where: Words = _may("where it is found", "the complaints page")
    date: DayOrMonth = _may("when that was", "March 2026")
    source: Words = _may("where the page says so", "Customer feedback policy, Representatives")
    link: Link = _may("the web address", "https://www.example.gov.uk/feedback")
    note: Words = _may("a remark for readers of this file", "seen in the annual report only")


class Reading(Part):
    """How an unclear sentence is read."""

    model_config = ConfigDict(title="a reading")

    rule: RuleId = _needed("the rule's id", "suggestion.respond")
    read_as: Sentence = _needed(
        "the sentence as it is read", "The officer should respond within 10 working days of receipt."
    )
    why: Words = _needed("why it is read so", "the page names no start; receipt is the strictest")


class Departure(Part):
    """A declared reason for not meeting a provision of the code."""

    model_config = ConfigDict(title="a departure")

    provision: Words = _needed("the provision's id", "stage-1-response")
    reason: Words = _needed("why the council does otherwise", "complaints about schools need a governors' meeting")
    approved_by: Words = _needed("who approved that", "Corporate Governance Committee")
    on: Day = _may("when it was approved", "12 March 2026")
    until: Day = _needed("until when it holds", "31 March 2027")


class Example(Part):
    """A case with the dates that the policy must give it."""

    model_config = ConfigDict(title="an example")

    name: Words = _needed("what the example shows", "a complaint made just before Christmas")
    received: Annotated[str, _words("a day", pattern=rf"^{DAY} {MONTH} {YEAR}( at {CLOCK})?( by \S.*)?$")] = _needed(
        "when the feedback came", "18 December 2026 at 16:30 by online form"
    )
    then: List = _may("what happens next, each with its day", ["acknowledgement on 21 December 2026"])
    expect: List = _needed("the dates that follow", ["response due 13 January 2027"], min_length=1)


class Policy(Part):
    """A council's rules for one or more kinds of feedback, in one edition."""

    model_config = ConfigDict(title="the policy")

    language: Literal[1] = _needed("the version of the language; the first line of the file", 1)
    policy: Words = _needed("what the council calls the policy", "Customer feedback policy")
    council: Words = _needed("whose policy it is", "Northtown Council")
    nation: Literal["England", "Wales", "Scotland", "Northern Ireland"] = _needed(
        "whose bank holidays and whose Ombudsman", "England"
    )
    edition: Label = _needed("a short name of this version", "2026-01")
    in_force: Annotated[
        str, _words("", pattern=rf"^(from {DAY} {MONTH} {YEAR}( at {CLOCK})?|from {MONTH} {YEAR}|not stated)$")
    ] = _needed(
        "from when this version counts",
        "from 16 January 2026 at 17:00",
        "from 16 January 2026",
        "from March 2026",
        "not stated",
    )
    replaces: Label = _may("the edition before this one", "2021-04")
    cases_already_open: Words = _may(
        "what becomes of open cases", "stay with the edition in force when they were received"
    )
    follows: Words = _may("the code that the council follows", "LGSCO Complaint Handling Code 2024")
    source: Words = _may("the page that this file is written from", "Customer feedback policy")
    link: Link = _may("the web address of that page", "https://www.example.gov.uk/feedback")
    seen: DayOrMonth = _may("when that page was seen", "November 2026")
    calendar: Calendar = _needed("how the council counts days")
    parties: dict[Name, Words | Party] = _may("who acts, each with who that is")
    other_kinds: List = _may("kinds that are named and have no procedure here", ["petition"])
    facts: List = _may("what may be true or false of a case", ["the complaint is complex"])
    topics: List = _may("what a complaint may be about", ["the chief executive"])
    channels: List = _may("ways in which feedback comes", ["online form"])
    events: List = _may("what may happen, as a noun", ["site visit"])
    things: List = _may("what is told or handed over, with its article", ["the learning form"])
    measures: List = _may("what can be counted", ["signatures"])
    verbs: dict[Name, Verb] = _may("verbs that the policy adds")
    when_feedback_arrives: list[Rule] = _may(
        "what happens before the kind is known", ["The council must record the feedback."]
    )
    feedback: dict[Kind, StagedProcedure | PlainProcedure] = _needed(
        "each kind of feedback with its procedure", min_length=1
    )
    reports_and_records: list[Rule] = _may(
        "duties that belong to no case", ["The coordinator must report the lessons to the cabinet every 3 months."]
    )
    readings: list[Reading] = _may("which of two readings is meant")
    departures: list[Departure] = _may("where the council knowingly does otherwise than the code")
    examples: list[Example] = _may("cases with the dates that must follow")


Said = TypeAliasType("Said", list[Words] | Words | Statement)


def document(statements: dict[str, str]) -> type[Policy]:
    """Return the model of a whole file, given the keys of statements with their meaning."""
    fields: dict[str, Any] = {
        f"key_{number}": (Said, Field(None, alias=key, description=meaning))
        for number, (key, meaning) in enumerate(statements.items())
    }
    said = create_model("Statements", __base__=Part, __doc__="What is said and is no step.", **fields)
    said.model_config["title"] = "`statements`"
    whole: type[Policy] = create_model(
        "Document", __base__=Policy, __doc__=Policy.__doc__, statements=(said, _may("what is said and is no step"))
    )
    return whole
