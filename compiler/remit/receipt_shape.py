"""The shapes of `receipt.json` and of a site's `site.json`, written once; their schemas are made from them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, TypeAdapter

from remit.schema_file import Part, bytes_of, schema_of

Words = Annotated[str, Field(min_length=1)]
Hash = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]

_FILES = "The SHA-256 of each file that was made, by its path from the receipt."
_REMIT = "The version of the program."


class EditionReceiptShape(Part):
    """From what the outputs of an edition, or its pages in a site, were made."""

    model_config = ConfigDict(title="Edition")

    format: Literal["remit-receipt"]
    version: Literal[1]
    policy: Words | None = Field(None, description="In a site: the policy file, as it was named.")
    council: str
    edition: str
    policy_sha256: Hash
    calendar: Words = Field(description="How days are counted, in words.")
    calendar_sha256: Hash
    calendar_known_until: date = Field(description="Bank holidays after this day are not yet proclaimed.")
    codes_sha256: dict[Words, Hash] | None = Field(None, description="In a site: the rulebooks, by their ids.")
    remit: Words = Field(description=_REMIT)
    files: dict[Words, Hash] = Field(description=_FILES)


class CodeReceiptShape(Part):
    """What all assessments against a code share."""

    model_config = ConfigDict(title="Code")

    format: Literal["remit-receipt"]
    version: Literal[1]
    code: Words = Field(description="The id of the rulebook.")
    remit: Words = Field(description=_REMIT)
    files: dict[Words, Hash] = Field(description=_FILES)


class SiteShape(Part):
    """From what a whole site was made. `remit verify` goes by it."""

    format: Literal["remit-site"]
    version: Literal[1]
    policies: dict[Words, Hash] = Field(description="The SHA-256 of each policy file, by its path as it was named.")
    remit: Words = Field(description=_REMIT)
    files: dict[Words, Hash] = Field(description=_FILES)


def receipt_schema_bytes() -> bytes:
    """Return the schema as the file `schema/receipt.schema.json` holds it."""
    made: dict[str, Any] = TypeAdapter(EditionReceiptShape | CodeReceiptShape).json_schema()
    head = {"title": "A receipt", "description": "From what the files beside it were made, and the hash of each."}
    for name in ("policy", "codes_sha256"):
        # What is optional is left out, not null.
        optional = made["$defs"]["EditionReceiptShape"]["properties"][name]
        optional |= next(each for each in optional.pop("anyOf") if each != {"type": "null"})
        del optional["default"]
    return bytes_of(schema_of("receipt", head | made))


def site_schema_bytes() -> bytes:
    """Return the schema as the file `schema/site.schema.json` holds it."""
    return bytes_of(schema_of("site", SiteShape.model_json_schema()))
