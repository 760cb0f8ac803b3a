"""What the documents of OSCAL are made of: names that stay, moments, properties, metadata. Knows no document."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from remit.assessment import Assessment
from remit.calendar.moments import LONDON
from remit.judging.dates import day_of
from remit.rulebook import Limb, Provision, Rulebook
from remit.targets.assessment._oscal_markup import address, line, plain

Json = dict[str, Any]

VERSION = "1.1.3"
"""The version of OSCAL: nothing here is newer, and tools refuse what says that it is newer than they are."""
NAMESPACE = "https://remit.example/ns/oscal"
"""Whose the properties are that OSCAL has no name for."""
CATALOG, PROFILE = "catalog.json", "profile.json"
PLAN, RESULTS = "assessment-plan.json", "assessment-results.json"

_WIDE = 160
_ROOT = uuid5(NAMESPACE_URL, NAMESPACE)
_STARTS_A_NAME = re.compile(r"[A-Za-z_]")


def uuid_of(*names: str) -> str:
    """Return the UUID of what is named so; it is the same for ever (version 5)."""
    return str(uuid5(_ROOT, json.dumps(names)))


def edition_of(assessment: Assessment) -> tuple[str, str, str]:
    """Return by what names the edition of a policy is known."""
    text = assessment.text
    return text.council, text.policy, text.edition


def control_id(book: Rulebook, provision: Provision) -> str:
    """Return the id of a control; the code is part of it, for profiles of several codes are merged by it."""
    return _token(f"{book.id}.{provision.id}")


def statement_id(book: Rulebook, provision: Provision, limb: Limb | None = None) -> str:
    """Return the id of what a control asks, or of one limb of it; the only limb is the whole."""
    whole = f"{control_id(book, provision)}_smt"
    return whole if limb is None or len(provision.limbs) == 1 else f"{whole}.{limb.id}"


def start_of(day: date) -> str:
    """Return the moment at which a day begins in London."""
    return datetime.combine(day, time(), LONDON).isoformat()


def end_of(day: date) -> str:
    """Return the last second of a day in London."""
    return datetime.combine(day, time(23, 59, 59), LONDON).isoformat()


def issued(book: Rulebook) -> str:
    """Return when a code was issued, midnight UTC; of a month its first day."""
    return datetime.combine(day_of(book.issued), time(), UTC).isoformat()


def as_of_moment(assessment: Assessment) -> str:
    """Return when an assessment was made: the start of its day, in London."""
    if assessment.as_of is not None:
        return start_of(assessment.as_of)
    # OSCAL demands a moment and the library reads no clock. Of an assessment that looks at no day the code's issue is
    # the one date that is known for sure; the results say that it is nothing more.
    return issued(assessment.rulebook)


def present(**fields: Any) -> Json:
    """Return an object without the fields that hold nothing, as OSCAL wants it; `_` in a name stands for `-`."""
    return {name.replace("_", "-"): value for name, value in fields.items() if value not in ("", [], None)}


def props(**values: str) -> list[Json]:
    """Return properties of our own, those without a value left out."""
    kept = {name.replace("_", "-"): plain(value) for name, value in values.items()}
    return [{"name": name, "ns": NAMESPACE, "value": value} for name, value in kept.items() if value]


def prop(name: str, value: str) -> Json:
    """Return a property that has its name from OSCAL."""
    return {"name": name, "value": plain(value)}


def links(**addresses: str) -> list[Json]:
    """Return a link for each web address that may be followed, its relation as its name."""
    return [{"href": href, "rel": rel} for rel, link in addresses.items() if (href := address(link))]


def resource(uuid: str, title: str, description: str, href: str, **more: Json) -> Json:
    """Return a resource that documents lead to by `#uuid`."""
    rlinks = [{"href": href}] if href else []
    return present(uuid=uuid, title=title, description=description, rlinks=rlinks, **more)


def metadata(title: str, version: str, modified: str, **more: Any) -> Json:
    """Return what stands at the head of a document."""
    return present(
        title=line(title),
        last_modified=modified,
        version=plain(version) or "not stated",
        oscal_version=VERSION,
        **more,
    )


def party(role: str, title: str, name: str) -> Mapping[str, Any]:
    """Return an organisation with its role, as fields of the metadata."""
    uuid = uuid_of("party", name)
    return {
        "roles": [{"id": role, "title": title}],
        "parties": [present(uuid=uuid, type="organization", name=plain(name))],
        "responsible_parties": [{"role-id": role, "party-uuids": [uuid]}],
    }


def bytes_of(document: Json) -> bytes:
    """Return a document as a file: what fits on a line stands on one, so that a change shows where it is."""
    return f"{_laid_out(document, 0)}\n".encode()


def _laid_out(value: Any, depth: int) -> str:
    alone = json.dumps(value, ensure_ascii=False)
    if len(alone) + depth <= _WIDE or not isinstance(value, (dict, list)):
        return alone
    margin = "\n" + " " * (depth + 1)
    if isinstance(value, list):
        return f"[{margin}{f',{margin}'.join(_laid_out(each, depth + 1) for each in value)}{margin[:-1]}]"
    entries = (f"{json.dumps(key)}: {_laid_out(each, depth + 1)}" for key, each in value.items())
    return f"{{{margin}{f',{margin}'.join(entries)}{margin[:-1]}}}"


def _token(name: str) -> str:
    return name if _STARTS_A_NAME.match(name) else f"_{name}"
