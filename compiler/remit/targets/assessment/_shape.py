"""The shape of assessment.json: the one place from which its schema and its bytes are made."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from remit.schema_file import Part, bytes_of, schema_of

VerdictName = Literal["met", "not met", "cannot tell", "not applicable", "for a person"]
ForceName = Literal["must", "should", "may", "statement"]


class TextShape(Part):
    """From what the assessment was made."""

    council: str
    policy: str
    edition: str
    in_force: str = Field(description="In words; empty where it is not stated.")
    file: str = Field(description="The file that was read.")
    source: str = Field(description="The council's page that the file was written from.")
    link: str = Field(description="The address of that page; empty where the file has none.")
    seen: str = Field(description="When that page was seen; empty where it is not stated.")
    follows: str = Field(description="The code that the policy says it follows; empty where it names none.")
    follows_this_code: bool


class CodeShape(Part):
    """By which rulebook."""

    id: str
    title: str
    short: str
    issuer: str
    issued: str
    applies_from: str
    nation: str
    source: str
    about: str = Field(description="What the rulebook is, and from what it was read.")
    not_read_in_full: tuple[str, ...] = Field(
        description="The ids of the provisions whose own words were not seen in full."
    )


class OtherKindShape(Part):
    """A kind of feedback that this code does not judge here."""

    kind: str
    code: str = Field(description="The title of the code that it goes by; empty where none is about it.")


class CountShape(Part):
    """How many provisions have a verdict."""

    verdict: VerdictName
    provisions: int


class RowShape(Part):
    """A row of the form on which councils publish their self-assessment. Provisions are named by id."""

    section: str
    action: str
    answer: Literal["Yes", "No", ""] = Field(
        description="Yes if all that is asked is met, No if not, empty where that is open; `may` asks nothing."
    )
    not_met: tuple[str, ...]
    cannot_tell: tuple[str, ...]
    for_a_person: tuple[str, ...]
    met: tuple[str, ...]
    not_applicable: tuple[str, ...]


class EvidenceShape(Part):
    """Words of the policy that a verdict rests on."""

    rule: str = Field(description="The id of the rule, or the key of the statement.")
    words: str = Field(description="Words of the policy file.")
    reads: str = Field(description="How Remit reads the sentence; empty where the words are no sentence.")
    place: str = Field(description="Where the council's page says it.")
    link: str
    file: str
    line: int
    column: int


class MomentShape(Part):
    """A moment of an example; its day is null where nothing says by when it comes."""

    day: date | None
    words: str


class LimbShape(Part):
    """One thing that a provision asks, with the answer on it."""

    id: str
    says: str
    force: ForceName
    advice: bool = Field(
        description="True for what is no settled part of the provision: it is told, and weighs nothing."
    )
    beyond_departure: bool = Field(description="True for what law outside the code demands.")
    verdict: VerdictName
    why: str
    unless: str = Field(description="The assumption under which the answer would be the better one; mostly empty.")
    assumed: tuple[str, ...] = Field(description="What the answer takes for granted.")
    steps: tuple[str, ...] = Field(description="A way through the procedure that shows it.")
    example: tuple[MomentShape, ...]
    help: str = Field(description="What the author of the policy can do about it.")
    evidence: tuple[EvidenceShape, ...]


class DepartureShape(Part):
    """A declared reason for not meeting a provision."""

    reason: str
    approved_by: str
    on: date
    until: date


class ProvisionShape(Part):
    """A provision of the code with its verdict: the worst of its limbs that are no advice."""

    id: str
    number: str
    code: str = Field(description="What it is called: `LGSCO 6.3`.")
    number_doubt: str = Field(description="Why the number may be another; mostly empty.")
    title: str
    says: str = Field(description="What it asks, paraphrased.")
    force: ForceName
    source: str
    confidence: Literal["seen", "seen in part", "reconstructed", "memory"]
    read_in_full: bool = Field(description="Whether the provision's own words were seen in full.")
    note: str
    verdict: VerdictName
    departure: DepartureShape | None
    departed: bool = Field(description="Whether the departure covers all that is not met.")
    limbs: tuple[LimbShape, ...]


class AssessmentShape(Part):
    """A council's policy held against a code."""

    format: Literal["remit-assessment"]
    version: Literal[1] = Field(description="Grows when a reader of an older assessment would go wrong.")
    notice: str = Field(description="That this is not the council's own assessment.")
    made_from: TextShape
    code: CodeShape
    judged_kinds: tuple[str, ...] = Field(description="The kinds of feedback that the verdicts are about.")
    other_kinds: tuple[OtherKindShape, ...] = Field(description="The policy's other kinds.")
    as_of: date | None = Field(description="The day as of which departures were looked at; null: not by date.")
    departures_counted: bool
    applies: bool = Field(
        description="False where the policy has no procedure for what the code is about: then no rows."
    )
    counts: tuple[CountShape, ...]
    form: tuple[RowShape, ...]
    provisions: tuple[ProvisionShape, ...]


def assessment_schema_bytes() -> bytes:
    """Return the schema as the file `schema/assessment.schema.json` holds it."""
    return bytes_of(schema_of("assessment", AssessmentShape.model_json_schema()))
