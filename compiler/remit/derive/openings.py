"""Ways on that turn on more than one silence: what somebody has done, or several things that must or may come together.

A condition is cut into alternatives, of which one opens the way, and each into the acts that it watches.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, product

from remit.derive.occasions import Occasions
from remit.derive.silence import Silence, Silences, by_way_in, leads, silence_of
from remit.model.policy import Part, Rule
from remit.syntax.clause import Atom, Condition, Done, Group, Limit, atoms
from remit.value import value


@value
class Watch:
    """How a case comes to know one part of a condition. It is so from the beginning, or once one of `rises` happens.

    One of `ends` settles that it is not, unless it has become so. `anywhere` are those that come wherever a case waits.
    `timed` says that the end of a clock decides it: it comes behind one of `since`, up to the step `until`.
    """

    rises: tuple[str, ...]
    ends: tuple[str, ...]
    begins: bool
    anywhere: tuple[str, ...] = ()
    timed: bool = False
    since: tuple[str, ...] = ()
    until: str = ""

    def after(self, event: str, known: bool | None) -> bool | None:
        """Return what is known after an event: that it is so, not yet, or (None) that it will not be."""
        if event in self.rises and known is False:
            return True
        return None if event in self.ends and known is self.begins else known


@value
class Alternative:
    """What opens a way: all of `watches`. `step` is that for which a case waits meanwhile.

    Facts are no part of a machine: where only they are asked for, it is open where a way on stands anyway.
    """

    watches: tuple[Watch, ...]
    step: str = ""


@value
class Opening:
    """A way on and its alternatives."""

    rule: Rule
    alternatives: tuple[Alternative, ...]
    silences: tuple[Silence, ...]
    window: tuple[Watch, ...] = ()
    """The time within which a way in is open at all, if it has one."""

    @property
    def apart(self) -> bool:
        """Tell whether the way stands only where a step is waited for, and not at the end of the stage before."""
        return all(each.step for each in self.alternatives) and not self.rule.anytime


def openings_of(occasions: Occasions, silences: Silences) -> dict[str, Opening]:
    """Return by rule the ways on whose condition is watched, in the order of the policy; `silences` are those alone."""
    first = occasions.procedure.stages[0].id
    found = {}
    for rule in occasions.procedure.rules():
        begins = rule.part is Part.WAY_IN and rule.stage == first
        permits = rule.strength == "may" or (rule.part is Part.WAY_IN and rule.strength != "must not")
        if leads(rule) and rule.part is not Part.STEP and permits and not begins and rule.id not in silences.ways:
            opening = _opening(rule, occasions)
            found.update({rule.id: opening} if opening is not None else {})
    return found


def _opening(rule: Rule, occasions: Occasions) -> Opening | None:
    when = rule.sentence.when
    if when is None or not any(isinstance(atom, Done) for atom in atoms(when.condition)):
        return None
    reader = _Reader(rule, occasions, when.kind == "unless")
    alternatives = tuple(
        reader.alternative(conjunction) for conjunction in _alternatives(when.condition, turned=reader.turned)
    )
    return Opening(rule, alternatives, tuple(reader.silences.values()), tuple(reader.window()))


def _alternatives(condition: Condition, *, turned: bool) -> tuple[tuple[Atom, ...], ...]:
    """Return the atoms that together open a way; what is denied as a whole falls apart the other way round."""
    if not isinstance(condition, Group):
        return _each(condition, turned)
    found = [_alternatives(item, turned=turned) for item in condition.items]
    if (condition.joined == "and") is not turned:
        return tuple(tuple(chain(*chosen)) for chosen in product(*found))
    return tuple(chain(*found))


def _each(atom: Atom, turned: bool) -> tuple[tuple[Atom, ...], ...]:
    """Return an atom, or what two have done, each apart: both have, or one of them has not."""
    if not isinstance(atom, Done) or not atom.also:
        return ((atom,),)
    one, other = replace(atom, also=""), replace(atom, subject=atom.also, also="")
    return ((one,), (other,)) if atom.negated is not turned else ((one, other),)


class _Reader:
    """Reads the atoms of one rule, and gathers the silences of which they tell."""

    def __init__(self, rule: Rule, occasions: Occasions, turned: bool) -> None:
        self.rule, self.occasions, self.turned = rule, occasions, turned
        self.silences: dict[str, Silence] = {}

    def alternative(self, conjunction: tuple[Atom, ...]) -> Alternative:
        watched = [self._watch(atom) for atom in conjunction if isinstance(atom, Done)]
        steps = [step for _, step in watched if step]
        order = [rule.id for rule in self.occasions.procedure.rules()]
        return Alternative(tuple(watch for watch, _ in watched), max(steps, key=order.index, default=""))

    def _watch(self, atom: Done) -> tuple[Watch, str]:
        """Return how an act is watched, and the step for which a case waits while nobody has done it."""
        denied = atom.negated is not self.turned
        silence = silence_of(replace(atom, negated=True), self.rule, self.occasions, turned=False)
        assert silence is not None  # noqa: S101 - that somebody has not done something is a silence
        acts, ends, step = silence.acts, self._ends(atom, silence), silence.step
        outside = tuple(act for act in acts if self.occasions.procedure.rule(act.rpartition(".")[0]) is None)
        if not ends:
            rises, settles = ((), acts) if denied else (acts, ())
            return Watch(rises, settles, begins=denied, anywhere=outside), step if denied else ""
        clock, since = () if by_way_in(silence, self.occasions) else ends, self._starts(silence)
        if denied:
            return Watch(ends, (), begins=False, anywhere=clock, timed=True, since=since, until=step), step
        anywhere = (*outside, *clock)
        return Watch(acts, ends, begins=False, anywhere=anywhere, timed=True, since=since, until=step), ""

    def window(self) -> Iterator[Watch]:
        """Yield how it is known that a way in which has a time is no longer open."""
        limit = self.rule.limit
        if self.rule.part is Part.WAY_IN and limit is not None and limit.kind == "within":
            end = (f"clock.{self.rule.id}",)
            since = self._sent(limit, self.rule)
            yield Watch((), end, begins=True, anywhere=end, timed=True, since=since)

    def _sent(self, limit: Limit, said: Rule) -> tuple[str, ...]:
        """Return the events from which alone a time counts, if they are known; what is received must be sent first."""
        named = () if limit.pick else limit.events
        starts = (start.event for ref in named for start in self.occasions.resolve(ref, said))
        return tuple(event.removesuffix(".received") + ".done" if ".received" in event else event for event in starts)

    def _starts(self, silence: Silence) -> tuple[str, ...]:
        """Return the events from which the time of a silence counts; none where it is not known from which alone."""
        maker = self.occasions.procedure.rule(silence.clock.removeprefix("clock."))
        if maker is not None:
            return self._sent(maker.limit, maker) if maker.limit and not maker.sentence.otherwise else ()
        return self._sent(silence.limit, self.rule) if silence.limit is not None else ()

    def _ends(self, atom: Done, silence: Silence) -> tuple[str, ...]:
        """Return the events at which the time for an act is over: the end of a clock, or what it must come before."""
        limit = atom.limit
        if limit is not None and limit.kind == "before":
            return tuple(start.event for ref in limit.events for start in self.occasions.resolve(ref, self.rule))
        if silence.limit is not None:
            number = len(self.silences) + 1
            clock = silence.clock if number == 1 else f"{silence.clock}-{number}"
            silence = self.silences.setdefault(silence.name, replace(silence, clock=clock))
        return (silence.clock,) if silence.clock else ()
