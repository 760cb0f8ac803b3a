"""The shape of a policy file, the one truth of it: `schema/policy.schema.json` is made from these models.

Descriptions and examples serve editors, the messages of `check` and the reference page. Nothing of YAML here, and no
meaning: what a rule says is read by the parser of sentences. `check` reads the schema, not this file.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, create_model
from typing_extensions import TypeAliasType

from remit.syntax.shape_rules import PlainProcedure, Rule, StagedProcedure
from remit.syntax.shape_words import (
    CLOCK,
    DAY,
    MOMENT,
    MONTH,
    YEAR,
    Closure,
    Day,
    DayOrMonth,
    Kind,
    Label,
    Link,
    ListOfWords,
    Name,
    Nation,
    Part,
    RuleId,
    Sentence,
    Words,
    WordsOrList,
    YesNo,
    may,
    needed,
    said,
)


class Calendar(Part):
    """How the council counts days."""

    model_config = ConfigDict(title="`calendar`")

    working_days: Words = needed(
        "the days on which the council works", "Monday to Friday except bank holidays in England"
    )
    day_ends: Annotated[str, said("an hour", "17:00", pattern=rf"^({CLOCK}|24:00)$")] = may(
        "the hour after which something counts as received on the next working day", "17:00"
    )
    assumed: YesNo = may("`yes` where the page does not say which days are working days", "yes")
    first_day: Literal["day 0", "day 1"] = may("whether the day of an event is day 0 or day 1", "day 0")
    roll: Literal["stay", "next working day"] = may(
        "what happens to a last day that is no working day", "next working day"
    )
    closures: list[Closure] = may("days on which the council is closed besides", ["24 December to 1 January"])
    counted_as_received: Literal["same day", "next working day"] = may(
        "when something that comes on a closed day or late counts as received", "next working day"
    )
    clear_days: YesNo = may("whether neither the first nor the last day of a time counts", "no")
    pause_days: Literal["inclusive", "not inclusive"] = may(
        "whether the day on which a pause begins is paused too", "not inclusive"
    )
    after_a_pause: Literal["resume", "restart"] = may(
        "whether what remains of a time runs on, or the time starts anew", "resume"
    )
    pauses: ListOfWords = may("when no time runs, whatever the rule", ["while an appeal is heard"])


class Party(Part):
    """Who acts."""

    model_config = ConfigDict(title="a party")

    is_: Words = needed("who that is", "an officer of the service that the complaint is about")
    also: WordsOrList = may("other names that sentences may use", ["the investigating officer"])
    side: Literal["council", "complainant", "other"] = may("whose part it takes: pages say We, You or a name", "other")


class Verb(Part):
    """A verb that the policy adds, with what it does to a case; forms that English derives may be left out."""

    model_config = ConfigDict(title="a verb")

    role: Literal["step", "decision", "way in", "side", "ends"] = may("what the verb does to a case", "step")
    present: Words = may("the form with -s", "liaises")
    past: Words = may("the past tense", "liaised")
    participle: Words = may("the past participle", "liaised")
    ing: Words = may("the form with -ing", "liaising")
    noun: Words = may("the event that the act is", "liaison")
    title: Words = may("what the public reads when the council acts", "We liaise with {recipient}")
    title_you: Words = may("what the public reads when they act themselves", "You liaise")
    question: Words = may("the question, if it is a decision", "Do we agree?")
    communication: YesNo = may("whether it is sent and, later, received", "yes")
    attaches: YesNo = may("whether it belongs to the step whose event it names", "no")
    extends: YesNo = may("whether it gives a step more time", "no")
    names_stage: YesNo = may("whether its stage is where it leads", "no")
    carries: YesNo = may("whether the event is that of what it sends", "no")
    to: YesNo = may("whether the one who is told may stand first", "no")


class Statement(Part):
    """What is said, with its details."""

    model_config = ConfigDict(title="a statement")

    says: Words = may("what is said", "anybody may complain for somebody else, with consent")
    covers: WordsOrList = may("what that includes", ["however made", "staff or contractors"])
    who: Words = may("who does it", "the customer service team")
    where: Words = may("where it is found", "the complaints page")
    date: DayOrMonth = may("when that was", "March 2026")
    source: Words = may("where the page says so", "Customer feedback policy, Representatives")
    link: Link = may("the web address", "https://www.example.gov.uk/feedback")
    note: Words = may("a remark for readers of this file", "seen in the annual report only")


class Reading(Part):
    """How an unclear sentence is read."""

    model_config = ConfigDict(title="a reading")

    rule: RuleId = needed("the rule's id", "suggestion.respond")
    read_as: Sentence = needed(
        "the sentence as it is read", "The officer should respond within 10 working days of receipt."
    )
    why: Words = needed("why it is read so", "the page names no start; receipt is the strictest")


class Departure(Part):
    """A declared reason for not meeting a provision of the code."""

    model_config = ConfigDict(title="a departure")

    provision: Words = needed("the provision's id", "stage-1-response")
    reason: Words = needed("why the council does otherwise", "complaints about schools need a governors' meeting")
    approved_by: Words = needed("who approved that", "Corporate Governance Committee")
    on: Day = needed("when it was approved", "12 March 2026")
    until: Day = needed("until when it holds", "31 March 2027")


class Example(Part):
    """A case with the dates that the policy must give it."""

    model_config = ConfigDict(title="an example")

    name: Words = needed("what the example shows", "a complaint made just before Christmas")
    kind: Kind = may(
        "which kind of feedback it is; left out: the first of which somebody may be dissatisfied", "comment"
    )
    received: Annotated[str, said("a day", pattern=rf"^{DAY} {MONTH} {YEAR}( at {CLOCK})?( (by|in) \S.*)?$")] = needed(
        "when the feedback came, and how", "18 December 2026 at 16:30 by online form"
    )
    then: ListOfWords = may("what happens next, each with its day", ["acknowledged 21 December 2026"])
    expect: list[Words] = needed("what must follow", ["response due 13 January 2027"], min_length=1)


class Policy(Part):
    """A council's rules for one or more kinds of feedback, in one edition."""

    model_config = ConfigDict(title="the policy")

    language: Literal[1] = needed("the version of the language; the first line of the file", 1)
    policy: Words = needed("what the council calls the policy", "Customer feedback policy")
    council: Words = needed("whose policy it is", "Northtown Council")
    nation: Nation = needed("whose bank holidays and whose Ombudsman", "England")
    edition: Label = needed("a short name of this version", "2026-01")
    in_force: Annotated[
        str,
        said("", pattern=rf"^(from {MOMENT}( until {MOMENT})?|not stated)$"),
    ] = needed(
        "from when this version counts",
        "from 16 January 2026 at 17:00",
        "from 16 January 2026",
        "from March 2026",
        "not stated",
    )
    replaces: Label = may("the edition before this one", "2021-04")
    cases_already_open: Words = may(
        "what becomes of open cases", "stay with the edition in force when they were received"
    )
    follows: Words = may("the code that the council follows", "LGSCO Complaint Handling Code 2024")
    source: Words = may("the page that this file is written from", "Customer feedback policy")
    link: Link = may("the web address of that page", "https://www.example.gov.uk/feedback")
    seen: DayOrMonth = may("when that page was seen", "November 2026")
    calendar: Calendar = needed("how the council counts days")
    parties: dict[Name, Words | Party] = may("who acts, each with who that is")
    other_kinds: ListOfWords = may("kinds that are named and have no procedure here", ["petition"])
    facts: ListOfWords = may("what may be true or false of a case", ["the complaint is complex"])
    topics: ListOfWords = may("what a complaint may be about", ["the chief executive"])
    channels: ListOfWords = may("ways in which feedback comes", ["online form"])
    events: ListOfWords = may("what may happen, as a noun", ["site visit"])
    things: ListOfWords = may("what is told or handed over, with its article", ["the learning form"])
    measures: ListOfWords = may("what can be counted", ["signatures"])
    verbs: dict[Name, Verb] = may("verbs that the policy adds")
    when_feedback_arrives: list[Rule] = may(
        "what happens before the kind is known", ["The council must record the feedback."]
    )
    feedback: dict[Kind, StagedProcedure | PlainProcedure] = needed(
        "each kind of feedback with its procedure", min_length=1
    )
    reports_and_records: list[Rule] = may(
        "duties that belong to no case", ["The coordinator must report the lessons to the cabinet every 3 months."]
    )
    readings: list[Reading] = may("which of two readings is meant")
    departures: list[Departure] = may("where the council knowingly does otherwise than the code")
    examples: list[Example] = may("cases with the dates that must follow")


Said = TypeAliasType("Said", list[Words] | Words | Statement)


def document(statements: dict[str, str]) -> type[Policy]:
    """Return the model of a whole file, given the keys of statements with their meaning."""
    fields: dict[str, Any] = {
        f"key_{number}": (Said, Field(None, alias=key, description=meaning))
        for number, (key, meaning) in enumerate(statements.items())
    }
    statement = create_model("Statements", __base__=Part, __doc__="What is said and is no step.", **fields)
    statement.model_config["title"] = "`statements`"
    whole: type[Policy] = create_model(
        "Document", __base__=Policy, __doc__=Policy.__doc__, statements=(statement, may("what is said and is no step"))
    )
    return whole
