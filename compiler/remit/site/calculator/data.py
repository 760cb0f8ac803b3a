"""What the script of the calculator is given: how each date follows from receipt, the calendar, and every word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from remit.derive.chains import Chain, Chains, Link
from remit.derive.counted import Counts
from remit.derive.dues import DueDate
from remit.derive.timeline import Timeline
from remit.model.editions import beginning
from remit.portable.module_data import calendar_data
from remit.site.frame import Frame
from remit.targets import Product
from remit.targets.typescript_module import spelt
from remit.vocabulary.pages import PageWords

WORDS = "told "
"""With this begin the labels of what the script says."""


@dataclass(frozen=True, slots=True)
class Promise:
    """What the reader hears, in words, and the time by which they do."""

    what: str
    time: DueDate


@dataclass(frozen=True, slots=True)
class Sample:
    """A case of which only receipt is known: every time of it, and those of what the reader hears."""

    timeline: Timeline
    promises: Sequence[Promise]

    def chained(self) -> Iterator[tuple[Promise, Chain]]:
        """Yield what is heard with how its date follows from receipt."""
        chains = self._chains()
        for promise in self.promises:
            chain = chains.of(promise.time)
            assert chain is not None  # noqa: S101 - it has a date
            yield promise, chain

    def also(self) -> tuple[Chain, ...]:
        """Return how each other date follows: where one lies beyond the calendar, the compiler tells none."""
        chains, heard = self._chains(), {chain for _, chain in self.chained()}
        found = (chains.of(each) for each in self.timeline.times if each.due is not None)
        return tuple(dict.fromkeys(each for each in found if each is not None and each not in heard))

    def _chains(self) -> Chains:
        terms = self.timeline.terms
        return Chains(Counts(terms.machine, terms.procedure, terms.calendar, self.timeline.case))


def data(product: Product, sample: Sample, until: datetime | None, frame: Frame) -> dict[str, Any]:
    """Return it; `until` is the first moment at which the edition is no longer in force, where that is known."""
    return {
        "kind": product.procedure.kind,
        "promises": [
            {"rule": promise.time.rule.id, "what": promise.what, "chain": _chain(chain)}
            for promise, chain in sample.chained()
        ],
        "also": [_chain(chain) for chain in sample.also()],
        "since": [each.isoformat() for each in _since(product)] or None,
        "until": until.isoformat() if until else None,
        "force": _force(product, until, frame),
        "closing": _closing(product, frame),
        "weekdays": frame.words.say("weekdays").split(),
        "months": frame.words.say("months").split(),
        "words": _words(frame.words),
        "calendar": spelt(calendar_data(product.calendar)),
    }


def _words(words: PageWords) -> dict[str, str]:
    """Return the phrases of the script, with their slots."""
    told = {label.removeprefix(WORDS): said for label, said in words.phrases.items() if label.startswith(WORDS)}
    return {**told, "day": words.phrases["day"], "provisional": words.phrases["dates provisional"]}


def _chain(chain: Chain) -> dict[str, Any]:
    if isinstance(chain, Link):
        count = [chain.duration.count, chain.duration.unit]
        return {"count": count, "from": [_chain(each) for each in chain.starts], "back": chain.back}
    return {"pick": chain.pick, "of": [_chain(chain.one), _chain(chain.other)]}


def _since(product: Product) -> list[datetime]:
    """Return from when the edition may hold and from when it does; nothing where that is not stated."""
    force = product.policy.force
    first = beginning(force)
    if first is None:
        return []
    whole_month = len(force.since) == len("2026-03")
    return [first, (first + timedelta(31)).replace(day=1) if whole_month else first]


def _force(product: Product, until: datetime | None, frame: Frame) -> str:
    """Return from when until when the edition is in force, as the policy says it and the next edition ends it."""
    force = product.policy.force
    said = force.said if force.since else ""
    if until is None or force.until:
        return said or force.said
    last = until - timedelta(1) if (until.hour, until.minute) == (0, 0) else until
    return f"{said} {frame.words.say('ask until', until=frame.moment(last))}".strip()


def _closing(product: Product, frame: Frame) -> str:
    """Return on which calendar days are counted, and until when it is known."""
    say, calendar, working_time = frame.words.say, product.calendar, product.policy.working_time
    name = say("working days assumed", days=calendar.name) if working_time.assumed else calendar.name
    known = [say("ask known", day=frame.plain_day(calendar.known_until))] if working_time.holidays_of else []
    return " ".join([say("ask calendar", calendar=name), *known, say("ask last", day=frame.plain_day(calendar.last))])
