"""Conformance vectors: cases for anybody who runs a machine on an engine of their own, a line of JSON each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from remit.portable.vectors import Step
from remit.targets import Product

NAME = "vectors"
SUFFIX = "vectors.jsonl"
PURPOSE = "try any implementation of a machine: events in, places, refusals and due dates out"
RUN_BY = ("every client of a format for machines",)
VERSION = 1


def render(product: Product) -> bytes:
    """Return the cases of one procedure."""
    from remit.targets._vectors_shape import VectorsShape

    rows = (VectorsShape.model_validate(row).model_dump(mode="json") for row in _rows(product))
    return "".join(f"{json.dumps(row, ensure_ascii=False, separators=(',', ':'))}\n" for row in rows).encode()


def vectors_schema_bytes() -> bytes:
    """Return the schema as the file `schema/vectors.schema.json` holds it."""
    from remit.schema_file import bytes_of, schema_of
    from remit.targets._vectors_shape import VectorsShape

    return bytes_of(schema_of("vectors", VectorsShape.model_json_schema()))


def _rows(product: Product) -> Iterator[dict[str, Any]]:
    policy, calendar, vectors = product.policy, product.calendar, product.vectors
    yield {
        "format": "remit-vectors",
        "version": VERSION,
        "council": policy.council,
        "policy": policy.title,
        "edition": policy.edition,
        "kind": product.procedure.kind,
        "calendar": calendar.name,
        "calendar_digest": calendar.digest,
        "initial": product.walk.tables.initial,
        "cases": len(vectors.all),
        "moves_not_shown": [{"source": source, "event": event} for source, event in vectors.moves],
        "clocks_not_shown": [{"clock": clock, "why": why} for clock, why in vectors.clocks],
    }
    for vector in vectors.all:
        steps = [_step(each) for each in vector.steps]
        yield {"id": vector.id, "steps": steps, "due": [asdict(each) for each in vector.due]}


def _step(step: Step) -> dict[str, Any]:
    return asdict(step) | {"at": step.at.isoformat()}
