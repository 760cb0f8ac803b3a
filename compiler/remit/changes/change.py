"""What changed between two editions, as values: what is told to residents, to systems and to a regulator."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from remit.assessment import Verdict
from remit.value import value


class Direction(StrEnum):
    """Where a time went: a promise that is tighter is kept sooner, a window that is tighter closes sooner."""

    TIGHTER = "tighter"
    LOOSER = "looser"
    SAME = "same"
    INCOMPARABLE = "incomparable"


class Effect(StrEnum):
    """What a change means to a resident."""

    LONGER = "longer"
    SOMETIMES = "sometimes longer"
    SHORTER = "shorter"
    LESS_TIME = "less time"
    SOMETIMES_LESS = "sometimes less time"
    MORE_TIME = "more time"
    IMPOSSIBLE = "no longer possible"
    POSSIBLE = "newly possible"
    UNPROMISED = "no longer promised"
    PROMISED = "newly promised"
    OTHERWISE = "otherwise"
    SAID = "stated otherwise"


WORSE = frozenset(
    {
        Effect.LONGER,
        Effect.SOMETIMES,
        Effect.LESS_TIME,
        Effect.SOMETIMES_LESS,
        Effect.IMPOSSIBLE,
        Effect.UNPROMISED,
    }
)
"""What a resident loses by."""


@value
class Example:
    """One start day, and the last day on which a time is kept under each edition; None: there is no last day."""

    start: date
    before: date | None
    after: date | None


@value
class Compared:
    """The latest days of one event under two editions, compared on every day on which the count can start.

    `assuming` says what is taken for granted beside the rest ("with every extension"), `why_before` and `why_after`
    why there is no last day. There are two examples where some days are sooner and others later, else one or none.
    """

    counted_from: str
    assuming: str
    direction: Direction
    examples: tuple[Example, ...]
    why_before: str = ""
    why_after: str = ""


@value
class Deadline:
    """The direction of a time with all that proves it; `window` tells a time to use a right from one to do a duty."""

    direction: Direction
    window: bool
    compared: tuple[Compared, ...]

    @property
    def telling(self) -> tuple[Compared, ...]:
        """Return the comparisons that show the direction best: one, or one that is sooner and one that is later."""
        exact = _best(each for each in self.compared if each.direction is self.direction)
        if exact or self.direction is not Direction.INCOMPARABLE:
            return exact
        sooner, later = ([each for each in self.compared if each.direction is one] for one in _MOVED)
        return (*_best(sooner), *_best(later))


_MOVED = (Direction.TIGHTER, Direction.LOOSER)


def _best(found: Iterable[Compared]) -> tuple[Compared, ...]:
    """Return the first comparison with a last day under both editions, or else the first."""
    every = list(found)
    dated = [each for each in every if any(day.before and day.after for day in each.examples)]
    return tuple([*dated, *every][:1])


@value
class Told:
    """One change for residents. `was` and `now` are ids (empty: there is none), `before` and `after` what was said.

    `what` is what it is about, `who` whose act it is ("You", "Council"); `kinds` are the kinds of feedback it is for.
    """

    effect: Effect
    kinds: tuple[str, ...]
    stage: str
    who: str
    what: str
    before: str = ""
    after: str = ""
    was: str = ""
    now: str = ""
    deadline: Deadline | None = None
    yours: bool = True

    @property
    def worse(self) -> bool:
        """Tell whether a resident loses by it: what the council may no longer do is no loss."""
        return self.effect in WORSE and (self.yours or self.effect is not Effect.IMPOSSIBLE)


@value
class Named:
    """An id, and in words what it is of."""

    id: str
    words: str


@value
class Renamed:
    """An id and what the same thing is called now."""

    was: str
    now: str
    words: str


@value
class Ids:
    """The ids of one sort ("states", "events", "clocks") in one procedure that a system has to know about."""

    kind: str
    sort: str
    removed: tuple[Named, ...]
    added: tuple[Named, ...]
    renamed: tuple[Renamed, ...]
    changed: tuple[Named, ...] = ()

    @property
    def breaking(self) -> bool:
        """Tell whether a system that knows the old ids goes wrong."""
        return bool(self.removed or self.renamed)


@value
class Reversed:
    """The verdict on one provision under each edition. `departed` tells whether a declared departure covers it."""

    code: str
    provision: str
    title: str
    before: Verdict
    after: Verdict
    why_before: str
    why_after: str
    departed_before: bool = False
    departed_after: bool = False

    @property
    def worse(self) -> bool:
        """Tell whether the verdict got worse; what no longer applies is as good as met."""
        before, after = (_weight(each) for each in (self.before, self.after))
        return after < before or (before == after == 0 and self.departed_before and not self.departed_after)


def _weight(verdict: Verdict) -> int:
    return min(verdict.rank, Verdict.MET.rank)


@value
class Held:
    """The verdicts of one code: how many provisions have each under the two editions, and those that changed.

    `unread` is the number of provisions whose words were not seen in full.
    """

    code: str
    title: str
    unread: int
    before: tuple[tuple[Verdict, int], ...]
    after: tuple[tuple[Verdict, int], ...]
    reversed: tuple[Reversed, ...]


@value
class Head:
    """Which edition is meant, and from what page and when it was read."""

    path: str
    council: str
    policy: str
    edition: str
    in_force: str
    source: str
    seen: str


@value
class Changes:
    """All that changed from one edition to the other, and the calendars on which days were counted."""

    old: Head
    new: Head
    residents: tuple[Told, ...]
    systems: tuple[Ids, ...]
    regulator: tuple[Held, ...]
    calendars: tuple[str, ...]
    known_until: date

    def worse_for(self, audience: str) -> bool:
        """Tell whether something got worse for "residents", "systems" or "regulator"."""
        if audience == "residents":
            return any(each.worse for each in self.residents)
        if audience == "systems":
            return any(each.breaking for each in self.systems)
        return any(each.worse for held in self.regulator for each in held.reversed)
