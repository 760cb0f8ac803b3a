"""Where a case stands, told apart by what is known of a condition: a way on is open where the condition is so.

Every state in which it can matter is followed through with what is known there. States are split only where what can
still be done differs; each then has a twin, in which the case waits for the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from remit.derive.openings import Watch
from remit.derive.states import AFTER, LATE, State, Transition
from remit.value import value

Known = tuple[bool | None, ...]
"""What is known of each watch in turn: it is so, it is not so yet, or it will not be (None)."""
Node = tuple[str, Known]


@value
class Unfolded:
    """The states and moves of a machine once told apart: `open` are the states in which the way stands.

    `twins` names for each state that was split those that stand beside it.
    """

    states: Mapping[str, State]
    moves: tuple[Transition, ...]
    open: tuple[str, ...]
    twins: Mapping[str, tuple[str, ...]]


@dataclass
class Unfolding:
    """Tells the states of `region` apart by `watches`. `way` is the way on, from anywhere; `moves` are without it.

    An alternative is the numbers of the watches that it needs, and the states in which it can open the way.
    """

    way: Transition
    states: Mapping[str, State]
    moves: Sequence[Transition]
    watches: tuple[Watch, ...]
    alternatives: tuple[tuple[tuple[int, ...], frozenset[str]], ...]
    region: frozenset[str]
    edges: dict[Node, dict[str, Node]] = field(default_factory=dict)
    kinds: dict[Node, str] = field(default_factory=dict)
    groups: dict[Node, int] = field(default_factory=dict)

    def unfold(self) -> Unfolded:
        """Return the machine told apart."""
        self._follow()
        self._group()
        names, twins = self._named()
        states: dict[str, State] = {}
        for state in self.states.values():
            states[state.id] = state
            for name in twins.get(state.id, ()):
                states[name] = _twin(state, name)
        opened = dict.fromkeys(names[node] for node in self.edges if self._open(node))
        order = [name for name in states if name in opened]
        return Unfolded(states, tuple(self._moved(names)), tuple(order), twins)

    def _follow(self) -> None:
        """Follow every state of the region with what is known there."""
        begin: Known = tuple(watch.begins for watch in self.watches)
        within = {move.target for move in self.moves if move.source in self.region}
        entered = {move.target for move in self.moves if move.source not in self.region}
        starts = [name for name in self.states if name in self.region and (name in entered or name not in within)]
        queue: list[Node] = [(name, begin) for name in starts]
        while queue:
            node = queue.pop(0)
            if node not in self.edges:
                self.edges[node] = dict(self._steps(node))
                queue += self.edges[node].values()
                for event, target in self.edges[node].items():
                    told = LATE if event.startswith("clock.") else AFTER
                    self.kinds.setdefault(target, told if target[1] != node[1] else self.kinds.get(node, AFTER))

    def _steps(self, node: Node) -> Iterator[tuple[str, Node]]:
        """Yield for each event where it leads within the region, with what is known then."""
        here, known = node
        own = {move.event: move.target for move in self.moves if move.source == here}
        for event, target in own.items():
            if target in self.region:
                yield event, (target, self._after(event, known))
        if self._open(node) and (self.way.target or here) in self.region:
            yield self.way.event, (self.way.target or here, known)
        for watch in self.watches:
            for event in watch.anywhere:
                after = self._after(event, known)
                if event not in own and after != known and self._comes(event, watch, here):
                    yield event, (here, after)

    def _after(self, event: str, known: Known) -> Known:
        return tuple(watch.after(event, each) for watch, each in zip(self.watches, known, strict=True))

    def _comes(self, event: str, watch: Watch, here: str) -> bool:
        """Tell whether what is watched can come here: the end of a clock comes behind its start, up to its step."""
        if not watch.timed or not event.startswith("clock."):
            return True
        begun = {move.target for move in self.moves if move.event in watch.since and move.source in self.region}
        if begun and here not in self._reached(begun):
            return False
        ahead = (self.states[name].place for name in self._reached({here}))
        return watch.until not in self.states or watch.until in ahead

    def _reached(self, begun: set[str]) -> set[str]:
        """Return the states of the region to which the moves lead from some of them."""
        found = begun & self.region
        queue = list(found)
        while queue:
            here = queue.pop()
            further = {move.target for move in self.moves if move.source == here and move.target in self.region}
            queue += further - found
            found |= further
        return found

    def _open(self, node: Node) -> bool:
        here, known = node
        return any(here in places and all(known[at] for at in needs) for needs, places in self.alternatives)

    def _group(self) -> None:
        """Group what is known at each state by what can still be done there: refine until nothing is told apart."""
        marks: dict[Node, object] = {node: (node[0], self._open(node)) for node in self.edges}
        while True:
            numbers: dict[object, int] = {}
            self.groups = {node: numbers.setdefault(mark, len(numbers)) for node, mark in marks.items()}
            marks = {node: (self.groups[node], self._seen_from(node)) for node in self.edges}
            if len(set(marks.values())) == len(numbers):
                return

    def _seen_from(self, node: Node) -> frozenset[tuple[str, int]]:
        steps = ((event, self.groups[target]) for event, target in self.edges[node].items())
        return frozenset((event, group) for event, group in steps if group != self.groups[node])

    def _named(self) -> tuple[dict[Node, str], dict[str, tuple[str, ...]]]:
        """Return what each node is called, and the twins: what is known first keeps the name of the state."""
        names: dict[int, str] = {}
        taken: set[str] = set()
        twins: dict[str, tuple[str, ...]] = {}
        for node in self.edges:
            here, group = node[0], self.groups[node]
            if here not in taken:
                taken.add(here)
                names[group] = here
            elif group not in names:
                names[group] = self._free(f"{here}.{self.kinds[node]}", set(names.values()))
                twins[here] = (*twins.get(here, ()), names[group])
        return {node: names[self.groups[node]] for node in self.edges}, twins

    def _free(self, name: str, taken: set[str]) -> str:
        numbered = (name if number == 1 else f"{name}-{number}" for number in range(1, len(taken) + 3))
        return next(each for each in numbered if each not in taken and each not in self.states)

    def _moved(self, names: Mapping[Node, str]) -> Iterator[Transition]:
        """Yield the moves: those that were there in their order, then those of the twins and between them."""
        nodes: dict[str, Node] = {}
        for node, name in names.items():
            nodes.setdefault(name, node)
        for move in self.moves:
            yield self._moved_by(move, nodes[move.source], names) if move.source in nodes else move
        for name, node in nodes.items():
            own = {move.event: move for move in self.moves if move.source == node[0]}
            if name != node[0]:
                yield from (self._moved_by(move, node, names) for move in own.values())
            for event, target in self.edges[node].items():
                if names[target] != name and event not in own and event != self.way.event:
                    said = self.states[node[0]].rule if event.startswith("clock.") else ""
                    yield Transition(event, name, names[target], said)
            if self._open(node):
                lands = self.edges[node].get(self.way.event)
                yield replace(self.way, source=name, target=names[lands] if lands else self.way.target)

    def _moved_by(self, move: Transition, node: Node, names: Mapping[Node, str]) -> Transition:
        target = self.edges[node].get(move.event)
        lands = names[target] if target is not None and target[0] == move.target else move.target
        return Transition(move.event, names[node], lands, move.rule, move.label)


def _twin(state: State, name: str) -> State:
    return State(name, state.kind, state.stage, state.span, state.rule, state.reason, state.leads_to,
                 state.twin_of or state.id)  # fmt: skip
