"""The assessment for tools of governance, risk and compliance: OSCAL, four documents that lead to one another.

`documents` gives them as files for one folder, as such tools import them. Where there is room for one file only, it is
the results, with the other three inside.
"""

from __future__ import annotations

import json
from base64 import b64encode

from remit.assessment import Assessment
from remit.targets.assessment._oscal_catalog import catalog, profile
from remit.targets.assessment._oscal_parts import CATALOG, PLAN, PROFILE, RESULTS, Json, resource, uuid_of
from remit.targets.assessment._oscal_plan import assessment_plan
from remit.targets.assessment._oscal_results import assessment_results

NAME = "oscal"
SUFFIX = "assessment-results.json"
TOGETHER = False


def documents(assessment: Assessment) -> dict[str, bytes]:
    """Return the four documents by file name; each leads to the one before it by its name alone."""
    return _basis(assessment) | {RESULTS: _bytes(assessment_results(assessment))}


def render(assessment: Assessment) -> bytes:
    """Return the results as a document that needs no other beside it."""
    attached = {name: _attached(name, data) for name, data in _basis(assessment).items()}
    return _bytes(assessment_results(assessment, attached))


def _basis(assessment: Assessment) -> dict[str, bytes]:
    book = assessment.rulebook
    return {
        CATALOG: _bytes(catalog(book)),
        PROFILE: _bytes(profile(book)),
        PLAN: _bytes(assessment_plan(assessment)),
    }


def _attached(name: str, data: bytes) -> Json:
    """Return a document as a resource; its name is that of its content."""
    value = b64encode(data).decode()
    content = {"filename": name, "media-type": "application/json", "value": value}
    return resource(uuid_of("attached", name, value), name, "", "", base64=content)


def _bytes(document: Json) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()
