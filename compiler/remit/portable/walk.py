"""The one walk over a machine that every target starts from: places, moves and counters, in the order of the policy.

What `step` decides by what is owed and by how often an act was done is told in counters: whole numbers that a move
needs below a limit and that it sets. An act that is only taken note of is a move that stays where it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from remit.derive.chart import Chart
from remit.derive.states import Event, Machine, State, StateKind
from remit.derive.tables import Move as Onward
from remit.derive.tables import Tables, tables_of
from remit.derive.voice import capital
from remit.model.policy import Branch, Procedure
from remit.portable.ids import plain
from remit.syntax.printer import print_condition


@dataclass(frozen=True, slots=True)
class Counter:
    """A whole number beside the states, 0 at first: how often an act was done, or whether a duty is owed (0 or 1)."""

    id: str
    event: str
    owed: bool


@dataclass(frozen=True, slots=True)
class Need:
    """A counter must be below `below`."""

    counter: str
    below: int


@dataclass(frozen=True, slots=True)
class Change:
    """A counter becomes `to`, or, where that is None, one more."""

    counter: str
    to: int | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a case can be. `final`: nothing leads on from here. `twin_of`: what is owed in both is owed once."""

    name: str
    title: str
    kind: StateKind
    stage: str
    rule: str
    reason: str
    leads_to: str
    twin_of: str
    final: bool

    @property
    def id(self) -> str:
        """Return its plain id."""
        return plain(self.name)


@dataclass(frozen=True, slots=True)
class Move:
    """What an event does at a place. `over`: the acts that it leaves behind and that stay owed."""

    event: str
    source: str
    target: str
    rule: str
    label: str
    over: tuple[str, ...] = ()
    needs: tuple[Need, ...] = ()
    sets: tuple[Change, ...] = ()

    @property
    def stays(self) -> bool:
        """Tell whether the case stays where it is."""
        return self.source == self.target


@dataclass(frozen=True, slots=True)
class Region:
    """Places of which a case is always at exactly one: the main line, or a stage opened beside it."""

    id: str
    initial: str
    places: tuple[Place, ...]
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Walk:
    """A machine as other systems are given it. INVARIANT: no event moves a case in two regions."""

    kind: str
    regions: tuple[Region, ...]
    events: tuple[Event, ...]
    counters: tuple[Counter, ...]
    tables: Tables

    @property
    def places(self) -> tuple[Place, ...]:
        """Return every place, region by region."""
        return tuple(place for region in self.regions for place in region.places)

    @property
    def moves(self) -> tuple[Move, ...]:
        """Return every move, region by region."""
        return tuple(move for region in self.regions for move in region.moves)

    def said(self, move: Move) -> str:
        """Return what people call a move: the words at a way out of a decision, or else those of its event."""
        return move.label or next(event.label for event in self.events if event.id == move.event)


def walk_of(machine: Machine, procedure: Procedure, chart: Chart) -> Walk:
    """Return the walk over a machine; titles are those of the chart's boxes."""
    tables = tables_of(machine, procedure)
    return _Walking(machine, tables, titles_of(procedure, chart)).walk()


def titles_of(procedure: Procedure, chart: Chart) -> dict[str, str]:
    """Return what people call the states that have a name of their own."""
    titles = {box.id: box.title for band in chart.bands for box in band.boxes}
    branches = (item for item in procedure.items() if isinstance(item, Branch) and item.rule is None)
    return titles | {branch.id: _asked(branch) for branch in branches}


def title(state: State, titles: dict[str, str]) -> str:
    """Return what people call a state."""
    fallback = capital(state.kind.value if state.kind is not StateKind.ENDING else "ended")
    return titles.get(state.id) or titles.get(state.place, fallback)


def _asked(branch: Branch) -> str:
    """Return a decision as its events answer it: `.yes` says that these words are so.

    INVARIANT: never turned round, as charts turn a question that begins with a denial.
    """
    case = branch.cases[0]
    if len(branch.cases) > 2 or case.condition is None:
        return "Which of these is so"
    words = print_condition(case.condition)
    return f"Whether it is not so that {words}" if case.negated else f"Whether {words}"


class _Walking:
    """One walk: what it needs to know on the way."""

    def __init__(self, machine: Machine, tables: Tables, titles: dict[str, str]) -> None:
        self._machine, self._tables, self._titles = machine, tables, titles
        self._said = {(step.source, step.event): step for step in reversed(machine.transitions)}
        self._rules = {event.id: event.rule for event in machine.events}
        moved = {event for ways in tables.moves.values() for event in ways}
        # Owed is told only where something hangs on it: an ending that must wait.
        owed = sorted(tables.before_closing) if tables.closing else []
        used = [event for event in tables.at_most if event in moved]
        self._owed = {event: Counter(f"owed__{plain(event)}", event, owed=True) for event in owed}
        self._used = {event: Counter(f"used__{plain(event)}", event, owed=False) for event in used}

    def walk(self) -> Walk:
        """Return the walk."""
        states = {state.id: state for state in self._machine.states}
        regions = tuple(
            Region(
                plain(line.id),
                line.initial,
                tuple(self._place(states[name]) for name in line.states),
                tuple(move for name in line.states for move in self._moves(name)),
            )
            for line in self._machine.lines
        )
        counters = (*self._owed.values(), *self._used.values())
        return Walk(self._machine.kind, regions, self._machine.events, counters, self._tables)

    def _place(self, state: State) -> Place:
        leads_on = any(move.target != state.id for move in self._tables.moves[state.id].values())
        return Place(
            state.id, title(state, self._titles), state.kind, state.stage, state.rule,
            state.reason.value if state.reason else "", state.leads_to, state.twin_of, final=not leads_on,
        )  # fmt: skip

    def _moves(self, source: str) -> Iterator[Move]:
        ways = self._tables.moves[source]
        for event, onward in ways.items():
            step = self._said.get((source, event))
            yield Move(
                event, source, onward.target, step.rule if step else self._rules.get(event, ""),
                step.label if step else "", onward.over, tuple(self._needs(source, event, onward)),
                tuple(self._sets(source, event, onward)),
            )  # fmt: skip
        if self._owed or self._used:
            yield from self._noted(source, set(ways))

    def _noted(self, source: str, moving: set[str]) -> Iterator[Move]:
        """Yield the acts that move nothing and change what is owed or how often something was done."""
        living = source in self._tables.living
        named = self._tables.named.get(self._tables.stage[source], frozenset()) if living else frozenset()
        for event in (each.id for each in self._machine.events if each.id not in moving):
            taken = event in named or event in self._tables.recorded
            stays = Onward(source)
            sets = tuple(self._sets(source, event, stays))
            # What is owed may be done anywhere; whatever begins or counts something has to be named where it is done.
            if sets and (taken or all(change.to == 0 for change in sets)):
                yield Move(event, source, source, self._rules.get(event, ""), "", (), self._used_need(event), sets)

    def _needs(self, source: str, event: str, onward: Onward) -> Iterator[Need]:
        if onward.target in self._tables.closing and onward.target != source:
            yield from (Need(counter.id, 1) for counter in self._owed.values())
        yield from self._used_need(event)

    def _used_need(self, event: str) -> tuple[Need, ...]:
        """Return what an act needs that may be done so often only."""
        return (Need(self._used[event].id, self._tables.at_most[event]),) if event in self._used else ()

    def _sets(self, source: str, event: str, onward: Onward) -> Iterator[Change]:
        """Yield what becomes of the counters; INVARIANT: in the order of `step`, what is done before what it opens."""
        tables, found = self._tables, dict[str, int | None]()
        for done in (event, *tables.keeps.get(event, ())):
            found[done] = 0
        opened = [*tables.owed_on.get(event, ())]
        if onward.target != source:
            opened += onward.over
        if tables.place[onward.target] != tables.place[source]:
            opened += tables.owed_in.get(onward.target, ())
        found |= dict.fromkeys(opened, 1)
        yield from (Change(self._owed[name].id, to) for name, to in found.items() if name in self._owed)
        if event in self._used:
            yield Change(self._used[event].id, None)
