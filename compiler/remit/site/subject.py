"""What every page says of the edition that it shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from remit.calendar.words import full
from remit.markup import Content, named_with, safe_link
from remit.site.frame import Frame
from remit.site.published import Published
from remit.site.told import Fact
from remit.targets import Product


def kind_named(product: Product) -> str:
    """Return what a kind of feedback is called at the head of a page: "Service request"."""
    return product.chart.title


def in_force(said: str, frame: Frame) -> str:
    """Return from when an edition is in force: "from March 2026"."""
    return frame.words.say("force unsaid") if said in ("", "not stated") else said


@dataclass(frozen=True, slots=True)
class Subject:
    """An edition in words."""

    published: Published
    frame: Frame

    def facts(self) -> Iterator[tuple[str, Content]]:
        """Yield what is to be known of it, for a list of terms."""
        return (each.markup() for each in self.told())

    def told(self) -> Iterator[Fact]:
        """Yield what is to be known of it: whose it is, from when, from which page, how days are counted."""
        say, policy = self.frame.words.say, self.published.policy
        yield Fact(say("council"), policy.council)
        yield Fact(say("policy"), policy.title)
        yield Fact(say("edition"), policy.edition)
        yield Fact(say("force"), in_force(policy.force.said, self.frame))
        if policy.replaces:
            yield Fact(say("replaces"), policy.replaces)
        yield self._page()
        days = policy.working_time.said
        days = say("working days assumed", days=days) if policy.working_time.assumed else days
        yield Fact(say("working days"), days)
        if policy.working_time.holidays_of:
            yield Fact(say("calendar"), say("calendar known", day=full(self.published.calendar.known_until)))

    def _page(self) -> Fact:
        policy, say = self.published.policy, self.frame.words.say
        named = str(policy.origin) or policy.origin.link or say("page unsaid")
        link = policy.origin.link
        seen = f"({say('page seen', seen=policy.seen)})" if policy.seen else ""
        return Fact(say("page"), named if safe_link(link) else named_with(named, link), link, seen)
