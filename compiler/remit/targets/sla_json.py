"""The SLA table for programs."""

from __future__ import annotations

import json
from dataclasses import asdict

from remit.calendar.table import calendar_of
from remit.derive.schedule import Row
from remit.model.policy import Policy
from remit.targets import Edition, Product

NAME = "sla-json"
SUFFIX = "sla.json"
PURPOSE = "the SLA table for programs"
RUN_BY = ("jsonschema",)
VERSION = 1


def render(product: Product) -> bytes:
    """Return the rows of one procedure."""
    return _document(product.policy, product.schedule)


def render_edition(edition: Edition) -> bytes:
    """Return the rows of a whole edition, reports included."""
    return _document(edition.policy, edition.schedule)


def _document(policy: Policy, rows: tuple[Row, ...]) -> bytes:
    from remit.targets._sla_shape import SlaShape

    calendar = calendar_of(policy.working_time)

    document = SlaShape.model_validate(
        {
            "format": "remit-sla",
            "version": VERSION,
            "council": policy.council,
            "policy": policy.title,
            "edition": policy.edition,
            "in_force": policy.force.since or None,
            "calendar": {
                "name": calendar.name,
                "digest": calendar.digest,
                "known_until": calendar.known_until.isoformat(),
            },
            "rows": [asdict(row) for row in rows],
        }
    )
    return (json.dumps(document.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n").encode()
