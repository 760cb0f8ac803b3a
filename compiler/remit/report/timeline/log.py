"""A timeline to the case log that it was told from, for `remit when --log` and for other programs."""

from __future__ import annotations

from remit.derive.log import write_log
from remit.derive.log_replay import head_of
from remit.derive.timeline import Timeline

NAME = "log"


def render(timeline: Timeline) -> bytes:
    """Return JSON Lines; `schema/case-log.schema.json` says the shape of a line."""
    return write_log(head_of(timeline.terms, timeline.name), timeline.entries)
