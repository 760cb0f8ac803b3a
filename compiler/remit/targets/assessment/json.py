"""The assessment for programs: everything that the other formats tell, and where in the file each word stands."""

from __future__ import annotations

import json
from typing import Any

from remit.assessment import Assessment, Decided, Evidence, Judged, Row, Verdict
from remit.model.head import Departure
from remit.vocabulary.pages import english

NAME = "json"
SUFFIX = "assessment.json"
TOGETHER = False
VERSION = 1


def render(assessment: Assessment) -> bytes:
    """Return the document, checked against its own shape."""
    from remit.targets.assessment._shape import AssessmentShape

    applies = assessment.applies
    counts = assessment.counts()
    document = AssessmentShape.model_validate(
        {
            "format": "remit-assessment",
            "version": VERSION,
            "notice": english().say("assess notice"),
            "made_from": _text(assessment),
            "code": _code(assessment),
            "judged_kinds": assessment.lane,
            "other_kinds": [{"kind": each.kind, "code": each.code} for each in assessment.left],
            "as_of": assessment.as_of,
            "departures_counted": assessment.departures,
            "applies": applies,
            "counts": [{"verdict": each, "provisions": counts[each]} for each in Verdict],
            "form": [_row(row) for row in assessment.form()] if applies else [],
            "provisions": [_provision(each, assessment) for each in assessment.judged] if applies else [],
        }
    )
    return (json.dumps(document.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n").encode()


def _text(assessment: Assessment) -> dict[str, Any]:
    text = assessment.text
    return {
        "council": text.council,
        "policy": text.policy,
        "edition": text.edition,
        "in_force": "" if text.in_force == "not stated" else text.in_force,
        "file": text.path,
        "source": text.source,
        "link": text.link,
        "seen": text.seen,
        "follows": text.follows,
        "follows_this_code": bool(text.follows) and assessment.rulebook.follows(text.follows),
    }


def _code(assessment: Assessment) -> dict[str, Any]:
    book = assessment.rulebook
    same = ("id", "title", "short", "issuer", "issued", "applies_from", "nation", "source", "about")
    return {name: getattr(book, name) for name in same} | {"not_read_in_full": [each.id for each in book.unread]}


def _row(row: Row) -> dict[str, Any]:
    under = {
        str(verdict).replace(" ", "_"): [each.provision.id for each in row.judged if each.verdict is verdict]
        for verdict in Verdict
    }
    return {"section": row.section.section, "action": row.section.action, "answer": row.answer} | under


def _provision(judged: Judged, assessment: Assessment) -> dict[str, Any]:
    provision = judged.provision
    same = ("id", "number", "number_doubt", "title", "says", "force", "source", "confidence", "note")
    return {name: getattr(provision, name) for name in same} | {
        "code": assessment.rulebook.code_of(provision),
        "read_in_full": provision.confidence.read,
        "verdict": judged.verdict,
        "departure": judged.departure and _departure(judged.departure),
        "departed": judged.departed,
        "limbs": [_limb(each) for each in judged.limbs],
    }


def _departure(departure: Departure) -> dict[str, Any]:
    return {name: getattr(departure, name) for name in ("reason", "approved_by", "on", "until")}


def _limb(decided: Decided) -> dict[str, Any]:
    limb, answer = decided.limb, decided.answer
    of_limb = {name: getattr(limb, name) for name in ("id", "says", "force", "advice", "beyond_departure")}
    of_answer = {name: getattr(answer, name) for name in ("verdict", "why", "unless", "assumed", "steps", "help")}
    return (
        of_limb
        | of_answer
        | {
            "example": [{"day": each.day, "words": each.words} for each in answer.run],
            "evidence": [_evidence(each) for each in answer.evidence],
        }
    )


def _evidence(evidence: Evidence) -> dict[str, Any]:
    span = evidence.span
    same = {name: getattr(evidence, name) for name in ("rule", "words", "reads", "place", "link")}
    return same | {"file": span.path, "line": span.line, "column": span.column}
