"""One edition as a site shows it: what is derived from its policy, what it was made from, what an index tells of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from remit.assessment import Assessment
from remit.calendar.table import Calendar, calendar_of
from remit.changes.change import Changes
from remit.model.policy import Policy
from remit.receipt import edition_facts, sha256
from remit.rulebook.shipped import digest
from remit.targets import Edition
from remit.value import value


@dataclass(frozen=True)
class Published:
    """An edition with its assessments. `path` and `data` are its policy file, `folder` is where its pages stand.

    `changes` is what changed since the edition that it says it replaces, where that is published beside it; `until` is
    the first moment at which one that replaces it is in force.
    """

    edition: Edition
    assessments: tuple[Assessment, ...]
    path: str
    data: bytes
    folder: str
    changes: Changes | None = None
    until: datetime | None = None

    @property
    def policy(self) -> Policy:
        """Return the policy."""
        return self.edition.policy

    @cached_property
    def calendar(self) -> Calendar:
        """Return the calendar on which its days are counted."""
        return calendar_of(self.policy.working_time)

    @cached_property
    def codes(self) -> dict[str, str]:
        """Return the hashes of the rulebooks that it is held against, by their ids."""
        return {each.rulebook.id: digest(each.rulebook.id) for each in self.assessments}

    @cached_property
    def facts(self) -> dict[str, Any]:
        """Return from what its pages are made."""
        return {"policy": self.path, **edition_facts(self.data, self.policy, self.calendar), "codes_sha256": self.codes}


@value
class Listed:
    """What an index tells of an edition; `kinds` are the names of its kinds of feedback with their folders.

    `since` and `force` are from when it is in force, for a program and in words.
    """

    path: str
    sha256: str
    folder: str
    council: str
    title: str
    edition: str
    since: str
    force: str
    kinds: tuple[tuple[str, str], ...]


def listed(published: Published) -> Listed:
    """Return what an index tells of an edition."""
    policy = published.policy
    return Listed(
        path=published.path,
        sha256=sha256(published.data),
        folder=published.folder,
        council=policy.council,
        title=policy.title,
        edition=policy.edition,
        since=policy.force.since,
        force=policy.force.said,
        kinds=tuple((each.chart.title, each.procedure.slug) for each in published.edition.products),
    )


def in_order(editions: Sequence[Listed]) -> list[Listed]:
    """Return editions by council, of each the latest first, those whose beginning is not stated last."""
    by_path = sorted(editions, key=lambda each: each.folder)
    latest = sorted(by_path, key=lambda each: each.since, reverse=True)
    return sorted(latest, key=lambda each: each.council.casefold())
