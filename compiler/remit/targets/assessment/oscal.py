"""The assessment for tools of governance, risk and compliance: OSCAL, four documents that lead to one another.

`documents` gives them as files for one folder, as such tools import them. Where there is room for one file only, it is
the results, with the other three inside; where many editions stand side by side, what all assessments against a code
share stands once, and the results lead there.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping

from remit.assessment import Assessment
from remit.rulebook import Rulebook
from remit.targets.assessment._oscal_catalog import catalog, profile
from remit.targets.assessment._oscal_parts import CATALOG, PLAN, PROFILE, RESULTS, Json, bytes_of, resource, uuid_of
from remit.targets.assessment._oscal_plan import assessment_plan
from remit.targets.assessment._oscal_results import assessment_results

NAME = "oscal"
SUFFIX = "assessment-results.json"
TOGETHER = False


def documents(assessment: Assessment) -> dict[str, bytes]:
    """Return the four documents by file name; each leads to the one before it by its name alone."""
    plan = {PLAN: bytes_of(assessment_plan(assessment))}
    return shared(assessment.rulebook) | plan | {RESULTS: bytes_of(assessment_results(assessment))}


def shared(book: Rulebook) -> dict[str, bytes]:
    """Return the documents that all assessments against a code have in common."""
    return {CATALOG: bytes_of(catalog(book)), PROFILE: bytes_of(profile(book))}


def render(assessment: Assessment) -> bytes:
    """Return the results as a document that needs no other beside it."""
    plan = {PLAN: bytes_of(assessment_plan(assessment))}
    return _with(assessment, shared(assessment.rulebook) | plan)


def render_beside(assessment: Assessment, place: str) -> bytes:
    """Return the results with the plan inside, which leads to what is shared, in the folder `place`."""
    return _with(assessment, {PLAN: bytes_of(assessment_plan(assessment, f"{place}/{PROFILE}"))})


def _with(assessment: Assessment, within: Mapping[str, bytes]) -> bytes:
    attached = {name: _attached(name, data) for name, data in within.items()}
    return bytes_of(assessment_results(assessment, attached))


def _attached(name: str, data: bytes) -> Json:
    """Return a document as a resource; its name is that of its content."""
    value = b64encode(data).decode()
    content = {"filename": name, "media-type": "application/json", "value": value}
    return resource(uuid_of("attached", name, value), name, "", "", base64=content)
