"""Editions side by side: each as a site shows it, and what changed from one to the other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from remit.model.editions import lineages
from remit.model.policy import Policy
from remit.pipeline import Checked, assess_file, edition_of, folder_of

if TYPE_CHECKING:
    from remit.changes.change import Changes
    from remit.rulebook import Rulebook
    from remit.site import Published


def publish_file(checked: Checked, replaced: Checked | None = None, until: datetime | None = None) -> Published | None:
    """Return an edition as a site shows it, with its assessments; None where the policy has errors.

    With the edition that it says it replaces, it tells what changed since; `until` is when another is in force.
    """
    from remit.site import Published

    edition = edition_of(checked)
    if edition is None:
        return None
    # Departures are not looked at by date, so that a page does not change of itself.
    return Published(
        edition,
        assess_file(checked),
        checked.path,
        checked.data,
        folder_of(checked.path, edition.policy),
        diff_files(replaced, checked) if replaced is not None else None,
        until,
    )


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


def ends_in(policies: Sequence[Policy]) -> dict[str, datetime | None]:
    """Return the first moment at which each is no longer in force, where one of the others says so, by its path."""
    return {tenure.policy.path: tenure.until for each in lineages(policies) for tenure in each.tenures}


def replaced_in(policies: Sequence[Policy]) -> dict[str, str]:
    """Return the path of the edition that each says it replaces, by its own path, where that is just one of them."""
    found = {}
    for policy in policies:
        before = [each.path for each in policies if _replaces(policy, each)]
        if len(before) == 1:
            found[policy.path] = before[0]
    return found


def _replaces(policy: Policy, other: Policy) -> bool:
    return policy.council == other.council and bool(policy.replaces) and policy.replaces == other.edition
