"""The machine as XState 5 takes it: JSON in which guards and actions are names, to which a module gives meaning."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from remit.portable.ids import plain
from remit.portable.walk import Move, Place, Region, Walk
from remit.targets import Limit, Product

NAME = "xstate-json"
SUFFIX = "machine.xstate.json"
PURPOSE = "the machine for XState 5, in JavaScript or Python"
RUN_BY = ("XState (npm)", "xstate-statemachine (PyPI)")


def render(product: Product) -> bytes:
    """Return the machine of one procedure."""
    from remit.targets._xstate_shape import XstateShape

    document = XstateShape.model_validate(_document(product)).model_dump(mode="json", exclude_none=True)
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def xstate_schema_bytes() -> bytes:
    """Return the schema as the file `schema/xstate.schema.json` holds it."""
    from remit.schema_file import bytes_of, schema_of
    from remit.targets._xstate_shape import XstateShape

    return bytes_of(schema_of("xstate", XstateShape.model_json_schema()))


def ends(walk: Walk, place: Place) -> bool:
    """Tell whether a place is a final state.

    One in which an act is noted that another line waits for is none: XState looks at no event in a final state.
    """
    waited = any(move.sets for move in walk.moves if move.source == place.name)
    return place.final and (len(walk.regions) == 1 or not waited)


def unsaid(walk: Walk) -> tuple[Move, ...]:
    """Return the acts that are noted after the end, which a final state does not look at."""
    final = {place.name for place in walk.places if ends(walk, place)}
    return tuple(move for move in walk.moves if move.source in final)


def _document(product: Product) -> dict[str, Any]:
    policy, walk = product.policy, product.walk
    return {
        "id": plain(product.procedure.slug),
        "description": f"{product.chart.title}. {policy.council}, {policy.title}, edition {policy.edition}",
        "version": policy.edition,
        "meta": {
            "format": "remit-xstate",
            "version": 1,
            "council": policy.council,
            "policy": policy.title,
            "edition": policy.edition,
            "kind": product.procedure.kind,
            "calendar": product.calendar.name,
            "clocks": "machine.json",
        },
        "context": {counter.id: 0 for counter in walk.counters},
        **_lines(walk),
    }


def _lines(walk: Walk) -> dict[str, Any]:
    if len(walk.regions) == 1:
        return _line(walk, walk.regions[0])
    return {"type": "parallel", "states": {region.id: _line(walk, region) for region in walk.regions}}


def _line(walk: Walk, region: Region) -> dict[str, Any]:
    moves: dict[str, list[Move]] = {}
    for move in region.moves:
        moves.setdefault(move.source, []).append(move)
    states = {place.id: _state(walk, place, moves.get(place.name, [])) for place in region.places}
    return {"initial": plain(region.initial), "states": states}


def _state(walk: Walk, place: Place, moves: list[Move]) -> dict[str, Any]:
    final = ends(walk, place)
    ways = {plain(move.event): _move(walk, move) for move in moves}
    return {
        "description": place.title,
        "type": "final" if final else None,
        "tags": [place.kind.value],
        "meta": {
            "id": place.name,
            "kind": place.kind.value,
            "stage": place.stage,
            "rule": place.rule or None,
            "reason": place.reason or None,
            "leads_to": place.leads_to or None,
        },
        "on": ways if ways and not final else None,
    }


def _move(walk: Walk, move: Move) -> dict[str, Any]:
    needs = {need.counter: need.below for need in move.needs}
    return {
        "target": None if move.stays else plain(move.target),
        "guard": {"type": "below", "params": needs} if needs else None,
        "actions": list(_actions(move)) or None,
        "meta": {"event": move.event, "label": walk.said(move), "rule": move.rule or None},
    }


def _actions(move: Move) -> Iterator[dict[str, Any]]:
    """Yield what a move does besides. INVARIANT: one that stays has an action, for `can` looks at it."""
    sets = {change.counter: change.to for change in move.sets if change.to is not None}
    if sets:
        yield {"type": "set", "params": sets}
    for change in move.sets:
        if change.to is None:
            yield {"type": "count", "params": {"counter": change.counter}}
    if move.over:
        yield {"type": "leave_open", "params": {"acts": [plain(act) for act in move.over]}}
    if move.stays:
        yield {"type": "note", "params": {"act": plain(move.event)}}


def _out_of_turn(product: Product) -> int:
    """Return how many acts are recorded at a place though no move there waits for them."""
    moves = {(move.source, move.event) for move in product.walk.moves}
    found = set[tuple[tuple[str, ...], str]]()
    for vector in product.vectors.all:
        before = product.walk.tables.initial
        for step in vector.steps:
            if step.outcome in ("stayed", "out of turn") and not any((place, step.event) in moves for place in before):
                found.add((before, step.event))
            before = step.places
    return len(found)


LIMITS = (
    Limit(
        "JSON holds no conditions: what an act needs, and what is counted, are names that machine.xstate.mjs gives a "
        "meaning to; a program in another language gives them its own",
        lambda product: sum(bool(move.needs or move.sets) for move in product.walk.moves),
    ),
    Limit(
        "no time limit is in the machine: the clocks of machine.json say what is counted from when, and the host sends "
        "`clock__…` when the day has come",
        lambda product: len(product.machine.clocks),
    ),
    Limit(
        "duties beside the main line (copies, signatures, records) are no states; machine.json lists them",
        lambda product: len(product.machine.duties),
    ),
    Limit(
        "an act that a rule names and nobody waits for is recorded by `remit`; XState ignores it, as it does what is "
        "refused",
        _out_of_turn,
    ),
    Limit(
        "after the end nothing is taken note of, as a final state looks at no event",
        lambda product: len(unsaid(product.walk)),
    ),
)
