"""SCXML 1.0, the state machines of the W3C: states, events and counters; no time and no date is in the file.

Ids are plain, conditions compare a counter with a number, and what people read stands beside the states in a namespace
of its own. INVARIANT: no text of a policy is in an attribute or in an expression; engines paste those into programs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from remit.portable.characters import sayable
from remit.portable.ids import plain
from remit.portable.walk import Change, Move, Place, Region, Walk
from remit.targets import Limit, Product

NAME = "scxml"
SUFFIX = "machine.scxml"
PURPOSE = "the machine for engines that run SCXML, the W3C's state chart XML"
RUN_BY = ("python-statemachine", "Qt SCXML", "@scion-scxml/scxml")

NAMESPACE = "https://remit.example/ns/scxml"
OUTER = "Case"
"""The state around all others, so that an ending ends its line and not the machine. No plain id has a capital."""

_SCXML = "http://www.w3.org/2005/07/scxml"
_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"})


def render(product: Product) -> bytes:
    """Return the machine of one procedure."""
    walk = product.walk
    about = _tagged("remit:about", {}, _about(product))
    events = _tagged("remit:events", {}, _events(walk))
    counters = _tagged("datamodel", {}, (_tag("data", {"id": each.id, "expr": "0"}) for each in walk.counters))
    content = [*about, *events, *(counters if walk.counters else ()), *_lines(walk)]
    attributes = {
        "xmlns": _SCXML,
        "xmlns:remit": NAMESPACE,
        "version": "1.0",
        # Engines need know no JavaScript to run a machine without counters.
        "datamodel": "ecmascript" if walk.counters else "null",
        "name": plain(product.procedure.slug),
        "initial": OUTER,
    }
    lines = ('<?xml version="1.0" encoding="UTF-8"?>', *_tagged("scxml", attributes, content))
    return "".join(f"{line}\n" for line in lines).encode()


def is_final(walk: Walk, place: Place) -> bool:
    """Tell whether a place is a `<final>`: it takes no transitions, so what is done there must matter to no line."""
    counts = len(walk.regions) > 1 and any(move.sets for move in walk.moves if move.source == place.name)
    return place.final and not counts


def _unsaid(product: Product) -> int:
    """Return how many acts are only taken note of at an ending."""
    endings = {place.name for place in product.walk.places if is_final(product.walk, place)}
    return sum(move.source in endings for move in product.walk.moves)


LIMITS = (
    Limit(
        "The file holds no times: read them from machine.json, and send the event `clock__…` when one has run out.",
        lambda product: len(product.machine.clocks),
    ),
    Limit(
        "An event that the policy refuses at a state is passed over in silence: an engine gives no reason.",
        lambda product: len(product.walk.places),
    ),
    Limit(
        "Steps that an act leaves behind stay owed: the transition names them, and no engine keeps account of them.",
        lambda product: sum(bool(move.over) for move in product.walk.moves),
    ),
    Limit(
        "Duties beside the main line (copies, signatures, records) are no states; machine.json lists them.",
        lambda product: len(product.machine.duties),
    ),
    Limit("Acts that are only taken note of at an ending are left out, for a `<final>` takes no events.", _unsaid),
)


def _about(product: Product) -> Iterator[str]:
    policy = product.policy
    told = {"council": policy.council, "policy": policy.title, "edition": policy.edition}
    told |= {"kind": product.procedure.kind, "calendar": product.calendar.name}
    return (_said(f"remit:{name}", {}, words) for name, words in told.items())


def _events(walk: Walk) -> Iterator[str]:
    """Yield every event that moves a case or changes a counter, with what people call it."""
    known = {move.event for move in walk.moves}
    for event in walk.events:
        if event.id in known:
            yield _said("remit:event", {"name": plain(event.id), "rule": event.rule}, event.label)


def _lines(walk: Walk) -> Iterator[str]:
    """Yield the state around all others: the one line itself, or the lines side by side."""
    if len(walk.regions) == 1:
        (line,) = walk.regions
        return _tagged("state", {"id": OUTER, "initial": plain(line.initial)}, _places(walk, line))
    sides = (
        side
        for line in walk.regions
        for side in _tagged("state", {"id": f"{OUTER}_{line.id}", "initial": plain(line.initial)}, _places(walk, line))
    )
    return _tagged("parallel", {"id": OUTER}, sides)


def _places(walk: Walk, line: Region) -> Iterator[str]:
    for place in line.places:
        attributes = {
            "id": place.id,
            "remit:kind": place.kind.value,
            "remit:stage": place.stage,
            "remit:rule": place.rule,
            "remit:reason": place.reason,
        }
        final = is_final(walk, place)
        moves = () if final else (move for move in line.moves if move.source == place.name)
        content = [_said("remit:title", {}, place.title)]
        content += [_said("remit:leads-to", {}, place.leads_to)] if place.leads_to else []
        content += [each for move in moves for each in _move(move)]
        yield from _tagged("final" if final else "state", attributes, content)


def _move(move: Move) -> Iterator[str]:
    """Yield a transition; one that stays has no target, so that nothing is left and entered anew."""
    over = " ".join(done.removesuffix(".done") for done in move.over)
    attributes = {
        "event": plain(move.event),
        "target": "" if move.stays else plain(move.target),
        "cond": " && ".join(f"{need.counter} < {need.below}" for need in move.needs),
        "remit:rule": move.rule,
        "remit:passes-over": over,
    }
    return _tagged("transition", attributes, (_tag("assign", _assigned(change)) for change in move.sets))


def _assigned(change: Change) -> dict[str, str]:
    value = f"{change.counter} + 1" if change.to is None else str(change.to)
    return {"location": change.counter, "expr": value}


def _tagged(name: str, attributes: Mapping[str, str], content: Iterable[str]) -> Iterator[str]:
    """Yield the lines of an element and of what it holds, a step further in."""
    inner = list(content)
    if not inner:
        yield _tag(name, attributes)
        return
    yield f"<{name}{_attributes(attributes)}>"
    yield from (f" {line}" for line in inner)
    yield f"</{name}>"


def _tag(name: str, attributes: Mapping[str, str]) -> str:
    return f"<{name}{_attributes(attributes)}/>"


def _said(name: str, attributes: Mapping[str, str], words: str) -> str:
    """Return an element that holds words."""
    return f"<{name}{_attributes(attributes)}>{_escaped(words)}</{name}>"


def _attributes(given: Mapping[str, str]) -> str:
    return "".join(f' {name}="{_escaped(value)}"' for name, value in given.items() if value)


def _escaped(words: str) -> str:
    """Return words as they stand in XML; a character that XML has no way to say is spelt out."""
    return sayable(words).translate(_ESCAPED)
