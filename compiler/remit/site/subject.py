"""What every page says of the edition that it shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from remit.calendar.words import full
from remit.markup import Content, cited, element
from remit.site.frame import Frame
from remit.site.published import Published
from remit.targets import Product


def kind_named(product: Product) -> str:
    """Return what a kind of feedback is called at the head of a page: "Service request"."""
    return product.chart.title


@dataclass(frozen=True, slots=True)
class Subject:
    """An edition in words."""

    published: Published
    frame: Frame

    @property
    def force(self) -> str:
        """Return from when it is in force: "In force: from March 2026"."""
        return f"{self.frame.words.say('force')}: {self._since}"

    def facts(self) -> Iterator[tuple[str, Content]]:
        """Yield what is to be known of it: whose it is, from when, from which page, how days are counted."""
        say, policy = self.frame.words.say, self.published.policy
        yield say("council"), policy.council
        yield say("policy"), policy.title
        yield say("edition"), policy.edition
        yield say("force"), self._since
        if policy.replaces:
            yield say("replaces"), policy.replaces
        yield say("page"), self._page()
        days = policy.working_time.said
        yield say("working days"), say("working days assumed", days=days) if policy.working_time.assumed else days
        if policy.working_time.holidays_of:
            yield say("calendar"), say("calendar known", day=full(self.published.calendar.known_until))

    @property
    def _since(self) -> str:
        said = self.published.policy.force.said
        return self.frame.words.say("force unsaid") if said in ("", "not stated") else said

    def _page(self) -> Content:
        policy, say = self.published.policy, self.frame.words.say
        named = cited(str(policy.origin) or policy.origin.link or say("page unsaid"), policy.origin.link)
        seen = f" ({say('page seen', seen=policy.seen)})" if policy.seen else ""
        return element("span", named, seen)
