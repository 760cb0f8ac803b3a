"""Which edition of a policy is in force when. Takes what the files say; moments are as clocks in London show them.

An edition ends when one that `replaces` it begins, or when its own `until` says. Of two that are in force at once, the
later one counts. An edition that states no date takes no part in choosing by date; but where a dated one replaces it,
it is the answer for every moment before, for nothing else can be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from remit.model.head import Force
from remit.model.policy import Policy
from remit.syntax.closed_days import MONTHS
from remit.value import value

_MOVES = re.compile(r"\b(move|moves|go over|pass to|change to)\b")
_STAYS = re.compile(r"\b(stay|stays|remain|remains|keep to)\b")
_ALWAYS, _FOR_EVER = datetime.fromisoformat("0001-01-01"), datetime.fromisoformat("9999-12-31")


@value
class Tenure:
    """From when an edition is in force (None: not stated) up to when (None: no end is known; not included).

    `successor` is the edition whose beginning ends it. `declared_until` is the end that the edition itself states.
    """

    policy: Policy
    since: datetime | None
    until: datetime | None
    successor: Policy | None = None
    declared_until: datetime | None = None

    def covers(self, at: datetime) -> bool:
        """Tell whether the edition is in force at a moment."""
        at = _wall(at)
        return (self.since is None or self.since <= at) and (self.until is None or at < self.until)

    def doubtful(self, at: datetime) -> bool:
        """Tell whether the edition names only the month in which it begins, and the moment lies in that month."""
        return len(self.policy.force.since) == len("2026-03") and f"{_wall(at):%Y-%m}" == self.policy.force.since

    def __str__(self) -> str:
        force = self.policy.force
        since = re.sub(r" until .*", "", force.said) if self.since else "from a day that is not stated"
        return f"{since} until {last(self.until)}" if self.until else since


@value
class Lineage:
    """The editions of one policy: those with a place in time, in order, and those that state no date.

    `orphans` are those that replace an edition which is in none of the files.
    """

    tenures: tuple[Tenure, ...]
    undated: tuple[Policy, ...]
    orphans: tuple[Policy, ...] = ()

    @property
    def policies(self) -> tuple[Policy, ...]:
        """Return every edition."""
        return (*(tenure.policy for tenure in self.tenures), *self.undated)

    def named(self, edition: str) -> Tenure | None:
        """Return the edition of that name; one that states no date is in force as far as anybody knows."""
        known = next((tenure for tenure in self.tenures if tenure.policy.edition == edition), None)
        return known or next((Tenure(one, None, None) for one in self.undated if one.edition == edition), None)

    def at(self, moment: datetime) -> Tenure | None:
        """Return the edition in force at a moment; None where there is none, or where no date says which.

        An only edition is the answer although it states no date: there is nothing to choose.
        """
        if not self.tenures and len(self.undated) == 1:
            return Tenure(self.undated[0], None, None)
        found = [tenure for tenure in self.tenures if tenure.covers(moment)]
        dated = [tenure for tenure in found if tenure.since is not None]
        if dated:
            return max(dated, key=lambda tenure: tenure.since or _ALWAYS)
        return min(found, key=lambda tenure: tenure.until or _FOR_EVER, default=None)

    def of_case(self, received: datetime, now: datetime) -> Tenure | None:
        """Return the edition for a case: that of its receipt, unless the one in force by now takes open cases over."""
        first, present = self.at(received), self.at(now)
        if first and present and present.since and open_cases_move(present.policy) is True:
            return present
        return first


def lineages(policies: Iterable[Policy]) -> tuple[Lineage, ...]:
    """Return the policies by what they are editions of: those of one title, and those that replace one another."""
    every = list(policies)
    olds = replaced(every)
    families: dict[int, list[int]] = {number: [number] for number in range(len(every))}
    first_of: dict[tuple[str, str], int] = {}
    pairs = [(number, first_of.setdefault((one.council, one.title), number)) for number, one in enumerate(every)]
    for one, other in (*pairs, *olds.items()):
        if families[one] is not families[other]:
            less, more = sorted((families[one], families[other]), key=len)
            more += less
            families |= dict.fromkeys(less, more)
    kin = {id(family): sorted(family) for family in families.values()}
    return tuple(_lineage(family, every, olds) for family in kin.values())


def replaced(policies: Sequence[Policy]) -> dict[int, int]:
    """Return which policy each one replaces, by their places; one of its own title before another of its council."""
    named: dict[tuple[str, str], list[int]] = {}
    for number, policy in enumerate(policies):
        named.setdefault((policy.council, policy.edition), []).append(number)
    found = {}
    for number, policy in enumerate(policies):
        known = named.get((policy.council, policy.replaces), []) if policy.replaces else []
        others = [other for other in known if other != number]
        if others:
            found[number] = next((other for other in others if policies[other].title == policy.title), others[0])
    return found


def open_cases_move(policy: Policy) -> bool | None:
    """Tell whether open cases move to this edition when it begins; None where the policy does not make it clear."""
    said = policy.open_cases.lower()
    moves, stays = bool(_MOVES.search(said)), bool(_STAYS.search(said))
    return None if moves == stays else moves


def beginning(force: Force) -> datetime | None:
    """Return the first moment of a force; of a month, its first day."""
    return _first(force.since) if force.since else None


def ending(force: Force) -> datetime | None:
    """Return the first moment after a force, where it states an end."""
    if not force.until:
        return None
    start = _first(force.until)
    if "T" in force.until:
        return start
    if len(force.until) == len("2026-03"):
        return (start + timedelta(31)).replace(day=1)
    return start + timedelta(1)


def first(moment: datetime) -> str:
    """Return the first moment of a time in words: "16 January 2026 at 17:00", at midnight the day alone."""
    hour = f" at {moment:%H:%M}" if (moment.hour, moment.minute) != (0, 0) else ""
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}{hour}"


def last(moment: datetime) -> str:
    """Return the end of a time in words: at midnight the day before, which is the last."""
    whole_day = (moment.hour, moment.minute) == (0, 0)
    return first(moment - timedelta(1) if whole_day else moment)


def _lineage(family: list[int], every: Sequence[Policy], olds: Mapping[int, int]) -> Lineage:
    heirs: dict[int, list[Policy]] = {}
    for number in family:
        if number in olds and every[number].force.since:
            heirs.setdefault(olds[number], []).append(every[number])
    tenures, undated = [], []
    for number in family:
        tenure = _tenure(every[number], heirs.get(number, []))
        if tenure.since is None and tenure.until is None:
            undated.append(tenure.policy)
        else:
            tenures.append(tenure)
    tenures.sort(key=lambda tenure: (tenure.since or _ALWAYS, tenure.until or _FOR_EVER, tenure.policy.path))
    orphans = tuple(every[number] for number in family if every[number].replaces and number not in olds)
    return Lineage(tuple(tenures), tuple(undated), orphans)


def _tenure(policy: Policy, heirs: list[Policy]) -> Tenure:
    since, declared = beginning(policy.force), ending(policy.force)
    starts = [(start, heir) for heir in heirs if (start := beginning(heir.force)) and (since is None or start > since)]
    start, heir = min(starts, key=lambda pair: pair[0]) if starts else (None, None)
    if start is None or (declared is not None and declared < start):
        return Tenure(policy, since, declared, None, declared)
    return Tenure(policy, since, start, heir, declared)


def _first(said: str) -> datetime:
    return datetime.fromisoformat(said if len(said) > len("2026-03") else f"{said}-01")


def _wall(at: datetime) -> datetime:
    """Return what the clock on the wall shows; files say when an edition begins in no other way."""
    return at.replace(tzinfo=None)
