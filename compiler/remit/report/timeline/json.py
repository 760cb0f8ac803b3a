"""A timeline to JSON for other programs; `schema/timeline.schema.json` says its shape."""

from __future__ import annotations

from remit.derive.timeline import Timeline
from remit.report.timeline._rows import shape_of

NAME = "json"


def render(timeline: Timeline) -> bytes:
    """Return one JSON document."""
    return (shape_of(timeline).model_dump_json(indent=2) + "\n").encode()
