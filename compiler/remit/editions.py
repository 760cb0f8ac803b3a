"""Editions side by side: each as a site shows it, and what changed from one to the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from remit.model.editions import lineages
from remit.pipeline import Checked, assess_file, check_file, edition_of, folder_of

if TYPE_CHECKING:
    from remit.changes.change import Changes
    from remit.rulebook import Rulebook
    from remit.site import Published


def publish_file(checked: Checked) -> Published | None:
    """Return an edition as a site shows it, with its assessments; None where the policy has errors."""
    from remit.site import Published

    edition = edition_of(checked)
    if edition is None:
        return None
    # Departures are not looked at by date, so that a page does not change of itself.
    return Published(edition, assess_file(checked), checked.path, checked.data, folder_of(checked.path, edition.policy))


def diff_files(old: Checked, new: Checked, books: Sequence[Rulebook] = ()) -> Changes | None:
    """Return what changed from one edition to another, None where one of them has errors.

    Verdicts are those of `books`, or, where there are none, of each code by which one of the two is assessed; declared
    departures are not looked at by date, so that the answer does not change of itself.
    """
    from remit.changes.between import changes_between
    from remit.changes.matching import Edition
    from remit.rulebook.lanes import assessing

    if old.policy is None or old.vocabulary is None or new.policy is None or new.vocabulary is None:
        return None
    if not old.sound or not new.sound:
        return None
    found = books or (*assessing(new.policy), *assessing(old.policy))
    used = tuple({book.id: book for book in found}.values())
    before, after = (assess_file(each, used) if used else () for each in (old, new))
    editions = (Edition(old.policy, old.vocabulary, old.machines), Edition(new.policy, new.vocabulary, new.machines))
    return changes_between(*editions, before, after)


def with_changes(editions: Sequence[Published]) -> Iterator[Published]:
    """Yield editions, each with what changed since the one that it says it replaces, where that is one of them.

    One that is replaced also gets the moment at which it ends.
    """
    ends = {
        id(tenure.policy): tenure.until
        for each in lineages([one.policy for one in editions])
        for tenure in each.tenures
    }
    for each in editions:
        edition = replace(each, until=ends.get(id(each.policy)))
        before = [each for each in editions if _replaces(edition, each)]
        if len(before) == 1:
            old, new = (check_file(each.path, each.data) for each in (before[0], edition))
            yield replace(edition, changes=diff_files(old, new))
        else:
            yield edition


def _replaces(edition: Published, other: Published) -> bool:
    one, before = edition.policy, other.policy
    return one.council == before.council and bool(one.replaces) and one.replaces == before.edition
