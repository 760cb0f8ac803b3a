"""Every run that the rules allow from one event to another while all promises are kept, by the latest days it can have.

A state of the search is a place and, for every event that still decides how long something takes, the latest day on
which it can have happened. On one row of ways these days are exact: each event is as late as its own times and every
later promise allow, and all at once. INVARIANT: a later start never makes anything earlier, so of two states of one
place that know the same events, the one that is nowhere later can be left out.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from remit.derive.latest import Latest, earlier, not_later
from remit.derive.reckoning import Reckoning, Values
from remit.derive.states import STILL
from remit.derive.timed import Timetable
from remit.derive.ways import DONE, RECEIVED, Lack, Way, Why
from remit.value import value

SETTLES = 8
"""So often a loop without end is gone through to see which of its days something outside it still bounds."""


@value
class Node:
    """A state of the search: `now` is the day of the last event, `end` of the one that was asked for, if it was met."""

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    place: str
    values: Values
    now: Latest
    end: Latest | None = None
    way: Way | None = None
    before: Node | None = None

    def ways(self) -> tuple[Way, ...]:
        """Return the ways that led here."""
        found: list[Way] = []
        node: Node | None = self
        while node is not None:
            found += [node.way] if node.way else []
            node = node.before
        return tuple(reversed(found))


class Runs:
    """The runs of one procedure."""

    def __init__(self, table: Timetable) -> None:
        self.table = table

    @cached_property
    def histories(self) -> dict[str, tuple[frozenset[str], ...]]:
        """Return for each place which of the events that still count can have happened before."""
        found: dict[str, dict[frozenset[str], None]] = defaultdict(dict)
        queue = deque((line.initial, frozenset[str]()) for line in self.table.machine.lines)
        while queue:
            place, happened = queue.popleft()
            if happened in found[place]:
                continue
            found[place][happened] = None
            for way in self.table.ways_from(place):
                queue.append((way.target, happened.union(way.names) & self.table.live[way.target]))
        return {place: tuple(each) for place, each in found.items()}

    @cached_property
    def circular(self) -> frozenset[str]:
        """Return the places to which a case can come back."""
        return frozenset(place for loop in loops(self.table.ways) for place in loop)

    def between(self, start: str, end: str, reckoning: Reckoning) -> Iterator[Node]:
        """Yield the ends of the runs from `start` to `end` and on to a rest; `end` of each is the day asked for."""
        goal = self._goal(end)
        leading = self._leading_to(goal)
        kept = self.table.needs(self.table.beside[end].times) if end in self.table.beside else frozenset[str]()
        kept |= goal if not self._is_way(end) else frozenset()
        queue = deque(self._seeds(start, reckoning, kept))
        frontier: dict[tuple[str, bool, frozenset[str]], list[Node]] = defaultdict(list)
        while queue:
            node = queue.popleft()
            if node.end is not None and (self.table.kinds[node.place] in STILL or self._again(node)):
                yield self._ended(node, end, reckoning)
            elif node.end is not None or node.place in leading:
                further = self._further(node, goal, reckoning, kept)
                queue.extend(each for each in further if self._keep(each, frontier))

    def step(self, node: Node, way: Way, goal: frozenset[str], reckoning: Reckoning, kept: frozenset[str]) -> Node:
        """Return the state after `way`: nothing that came before it is later than the way itself."""
        day = reckoning.bound(way, node.values, node.now)
        needed = self.table.live[way.target] | kept
        values = {name: earlier(value, day) for name, value in node.values.items() if name in needed}
        values |= {name: day for name in way.names if name in needed}
        end = earlier(node.end, day) if node.end is not None else None
        if end is None and (goal & {*way.names, way.target}):
            end = day
        return Node(way.target, values, day, end, way, node)

    def _further(self, node: Node, goal: frozenset[str], reckoning: Reckoning, kept: frozenset[str]) -> Iterator[Node]:
        for way in self.table.ways_from(node.place):
            if way.own or node.end is None:
                yield self._endless(self.step(node, way, goal, reckoning, kept), goal, reckoning, kept)

    def _again(self, node: Node) -> bool:
        """Tell whether a run that has met its end is where it was before: what comes then has been seen."""
        before = node.before if node.place in self.circular else None
        while before is not None and before.end is not None and before.place != node.place:
            before = before.before
        return before is not None and before.end is not None

    def _keep(self, node: Node, frontier: dict[tuple[str, bool, frozenset[str]], list[Node]]) -> bool:
        known = frontier[node.place, node.end is not None, frozenset(node.values)]
        if any(_covers(other, node) for other in known):
            return False
        known[:] = [other for other in known if not _covers(node, other)]
        known.append(node)
        return True

    def _endless(self, node: Node, goal: frozenset[str], reckoning: Reckoning, kept: frozenset[str]) -> Node:
        """Return a state after a loop that made it later as it is when the loop is gone through again and again."""
        if node.place not in self.circular:
            return node
        before, ways = node.before, [node.way]
        while before is not None:
            if before.place == node.place and before.values.keys() == node.values.keys() and before.end is None:
                break
            ways.append(before.way)
            before = before.before
        if before is None or _covers(before, node) or None in ways:
            return node
        why = Why(Lack.AGAIN, node.place)
        grown = {
            name: why if not not_later(value, before.values[name]) else value for name, value in node.values.items()
        }
        now = why if not not_later(node.now, before.now) else node.now
        endless = replace(node, values=grown, now=now)
        for _ in range(SETTLES):
            again = endless
            for way in reversed(ways):
                assert way is not None  # noqa: S101 - looked for above
                again = self.step(again, way, goal, reckoning, kept)
            endless = replace(endless, values=again.values, now=again.now, end=again.end)
        return endless

    def _seeds(self, start: str, reckoning: Reckoning, kept: frozenset[str]) -> Iterator[Node]:
        """Yield the states right after `start`: all that came before it happened on the same day at the latest."""
        first = reckoning.count.first
        made = start.removesuffix(RECEIVED) + DONE if start.endswith(RECEIVED) else start
        for way in self._makers.get(made, ()):
            for happened in self.histories.get(way.source, ()):
                needed = self.table.live[way.target] | kept
                values: dict[str, Latest] = dict.fromkeys(sorted(happened.union(way.names) & needed), first)
                if made != start:
                    values[start] = first
                yield Node(way.target, values, first, None, way)

    def _goal(self, end: str) -> frozenset[str]:
        """Return the events or places of the main line after which `end` can be told."""
        if self._is_way(end):
            return frozenset({end})
        beside = self.table.beside.get(end)
        sent = end.removesuffix(RECEIVED) + DONE
        if end.endswith(RECEIVED) and sent in self.table.made:
            return frozenset({sent})
        return frozenset((*beside.on, *beside.states)) if beside is not None else frozenset()

    def _is_way(self, end: str) -> bool:
        return end in self.table.made or end in self.table.kinds

    def _ended(self, node: Node, end: str, reckoning: Reckoning) -> Node:
        if self._is_way(end):
            return node
        moment = reckoning.moment(end, node.values)
        return replace(node, end=moment if moment is not None else Why(Lack.NO_TIME, end))

    def _leading_to(self, goal: frozenset[str]) -> frozenset[str]:
        found = {way.source for name in goal for way in self._makers.get(name, ())}
        queue = list(found)
        while queue:
            fresh = [place for place in self._back.get(queue.pop(), ()) if place not in found]
            found.update(fresh)
            queue += fresh
        return frozenset(found)

    @cached_property
    def _makers(self) -> dict[str, list[Way]]:
        """Return the ways by the events that they make and the places to which they lead."""
        found: dict[str, list[Way]] = defaultdict(list)
        for ways in self.table.ways.values():
            for way in ways:
                for name in dict.fromkeys((*way.names, way.target)):
                    found[name].append(way)
        return found

    @cached_property
    def _back(self) -> dict[str, list[str]]:
        """Return for each place those from which a way leads there."""
        found: dict[str, list[str]] = defaultdict(list)
        for place, ways in self.table.ways.items():
            for way in ways:
                found[way.target].append(place)
        return found


def _covers(one: Node, other: Node) -> bool:
    """Tell whether whatever can follow `other` can follow `one` no earlier."""
    if one.end is not None and other.end is not None and not not_later(other.end, one.end):
        return False
    return not_later(other.now, one.now) and all(
        not_later(value, one.values[name]) for name, value in other.values.items()
    )


def loops(ways: Mapping[str, tuple[Way, ...]]) -> tuple[tuple[str, ...], ...]:
    """Return the sets of places that can be left and come back to: the strongly connected parts of more than one."""
    order: list[str] = []
    seen: set[str] = set()
    for root in ways:
        stack = [(root, iter(ways[root]))] if root not in seen else []
        seen.add(root)
        while stack:
            place, leaving = stack[-1]
            fresh = next((way.target for way in leaving if way.target not in seen), None)
            if fresh is None:
                order.append(place)
                stack.pop()
            else:
                seen.add(fresh)
                stack.append((fresh, iter(ways.get(fresh, ()))))
    back: dict[str, list[str]] = defaultdict(list)
    for place, found_there in ways.items():
        for way in found_there:
            back[way.target].append(place)
    found: list[tuple[str, ...]] = []
    taken: set[str] = set()
    for root in reversed(order):
        part, queue = [], [root] if root not in taken else []
        taken.add(root)
        while queue:
            place = queue.pop()
            part.append(place)
            fresh_ones = [other for other in back[place] if other not in taken]
            taken.update(fresh_ones)
            queue += fresh_ones
        if len(part) > 1:
            found.append(tuple(sorted(part)))
    return tuple(found)
