"""The machine as a state diagram for Mermaid: a state a place, an arrow an act or the end of a time; stages are boxes.

What is taken note of and leaves the case where it is stands inside the state. An act that comes before its turn would
have an arrow in no picture that people could read; the title says where those are.
"""

from __future__ import annotations

from collections.abc import Iterator

from remit.derive.states import ARRIVAL, StateKind
from remit.derive.voice import capital
from remit.drawing import look
from remit.drawing.wrap import wrap
from remit.portable.ids import plain
from remit.portable.walk import Move, Place, Region, Walk
from remit.targets import Limit, Product
from remit.targets._mermaid import broken, head, label, too_long, words

NAME = "mermaid-state"
SUFFIX = "machine.mmd"
PURPOSE = "the machine as a state diagram, in wikis and on code hosts"
RUN_BY = ("Mermaid (npm)", "Mermaid in Chromium")

_WIDTH = 190
# INVARIANT: lines are broken by us and nothing is shrunk to its page, so that type stays at 16 px.
_CONFIG = {
    "flowchart": {"wrappingWidth": 2 * _WIDTH},
    "state": {"useMaxWidth": False, "nodeSpacing": 36, "rankSpacing": 50},
}
_EARLY = "Acts that come before their turn are in machine.json."
_CLASSES = {
    "waits": f"fill:{look.WHITE},stroke:{look.INK},stroke-width:2px,color:{look.INK}",
    "decision": f"fill:{look.QUESTION},stroke:{look.INK},stroke-width:2px,color:{look.INK}",
    "gap": f"fill:{look.WHITE},stroke:{look.INK},stroke-width:2px,stroke-dasharray:6 4,color:{look.INK}",
    "ending": f"fill:{look.WHITE},stroke:{look.INK},stroke-width:4px,color:{look.INK}",
}
_CLASS_OF = {StateKind.DECISION: "decision", StateKind.OPAQUE: "gap", StateKind.ENDING: "ending"}


def render(product: Product) -> bytes:
    """Return the diagram's source."""
    policy, walk = product.policy, product.walk
    lines = [
        *head(f"{product.chart.title}. {_EARLY}" if unshown(walk) else product.chart.title, _CONFIG),
        "stateDiagram-v2",
        f"  accTitle: {words(product.chart.title)}",
        f"  accDescr: {words(f'{policy.council}, {policy.title}, edition {policy.edition}')}",
        "  direction TB",
    ]
    for region in walk.regions:
        lines += _blocks(product, region)
    for move in shown(walk):
        lines += _act(product, move)
    return "\n".join([*lines, *_dressed(walk), ""]).encode()


def shown(walk: Walk) -> tuple[Move, ...]:
    """Return the moves that are in the picture: those that somebody waits for."""
    ways = walk.tables.moves
    return tuple(
        move for move in walk.moves if move.event in ways[move.source] and not ways[move.source][move.event].early
    )


def unshown(walk: Walk) -> int:
    """Return how many moves are not in the picture."""
    return len(walk.moves) - len(shown(walk))


def _id(name: str) -> str:
    """Return the id of a state: no word of Mermaid's own (`end`, `class`) begins so."""
    return f"at_{plain(name)}"


def _blocks(product: Product, region: Region) -> Iterator[str]:
    """Yield the places of a region, stage by stage, with where it begins and ends."""
    for stage in dict.fromkeys(place.stage for place in region.places):
        block = f"in_{region.id}_{plain(stage or 'all')}"
        yield f"  state {label((_title(product, region, stage),))} as {block} {{"
        for place in region.places:
            if place.stage == stage:
                yield from _state(region, place)
        yield "  }"


def _state(region: Region, place: Place) -> Iterator[str]:
    """Yield a place, and above it what it is in machine.json, and the rule that made it."""
    said = f"{place.title} ({place.reason})" if place.reason else place.title
    yield f"    %% {place.name}{f', by {place.rule}' if place.rule else ''}"
    yield f"    state {label(wrap(said, _WIDTH))} as {_id(place.name)}"
    if place.name == region.initial:
        yield f"    [*] --> {_id(place.name)}"
    if place.final:
        yield f"    {_id(place.name)} --> [*]"


def _title(product: Product, region: Region, stage: str) -> str:
    """Return what people call a stage."""
    found = product.procedure.stage(stage)
    labels = product.voice.labels
    named = labels.say("start band") if stage == ARRIVAL else found.title if found and found.title else ""
    named = named or labels.say("only band")
    return named if region is product.walk.regions[0] else f"{named} (beside the main line)"


def _act(product: Product, move: Move) -> Iterator[str]:
    """Yield an arrow, or a line inside the state that an act leaves as it is; above it, what it is in machine.json."""
    said = wrap(_said(product, move), _WIDTH)
    yield f"  %% {move.event}{f', by {move.rule}' if move.rule else ''}"
    if move.stays:
        yield f"  {_id(move.source)} : {words(_said(product, move))}"
    else:
        yield f"  {_id(move.source)} --> {_id(move.target)} : {broken(said)}"


def _said(product: Product, move: Move) -> str:
    """Return what people call the event of a move."""
    return capital(product.walk.said(move))


def _dressed(walk: Walk) -> Iterator[str]:
    """Yield how each kind of place looks."""
    for name, style in _CLASSES.items():
        places = [_id(place.name) for place in walk.places if _CLASS_OF.get(place.kind, "waits") == name]
        if places:
            yield f"  classDef {name} {style}"
            yield f"  class {','.join(places)} {name}"


LIMITS = (
    Limit(
        "acts that come before their turn, and those that are only counted, have no arrow; machine.json has them",
        lambda product: unshown(product.walk),
    ),
    Limit(
        "a picture holds nothing up: what may be done once, and what must be done before closing, is not in it",
        lambda product: sum(bool(move.needs) for move in product.walk.moves),
    ),
    Limit(
        "a stage beside the main line stands as a block of its own, with a beginning of its own",
        lambda product: len(product.walk.regions) - 1,
    ),
    Limit(
        "Mermaid shows a message in place of a diagram of more than 50,000 characters; a page may set `maxTextSize`",
        lambda product: too_long(render(product)),
    ),
)
