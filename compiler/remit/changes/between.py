"""Two editions of a policy to all that changed between them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from remit.assessment import Assessment
from remit.calendar import calendar_of
from remit.changes.change import Changes, Head
from remit.changes.matching import Edition, pairs_of
from remit.changes.proof import Proving
from remit.changes.readings import readings_of
from remit.changes.residents import residents_of
from remit.changes.setting import settings_of
from remit.changes.systems import systems_of
from remit.changes.verdicts import regulator_of
from remit.model.editions import beginning
from remit.model.policy import Policy
from remit.vocabulary.labels import english


def changes_between(
    old: Edition, new: Edition, before: Sequence[Assessment] = (), after: Sequence[Assessment] = ()
) -> Changes:
    """Return what changed; `before` and `after` are the assessments of the two by the same codes in the same order."""
    pairs, labels = pairs_of(old, new), english()
    calendars = calendar_of(old.policy.working_time), calendar_of(new.policy.working_time)
    sides = _complainants(old), _complainants(new)
    known_until = min(each.known_until for each in calendars)
    since = beginning(new.policy.force)
    day = since.date() if since else date(known_until.year - 2, 1, 1)
    proving = tuple(Proving(pair, readings_of(pair, calendars, sides), day) for pair in pairs)
    return Changes(
        _head(old.policy),
        _head(new.policy),
        (*residents_of(old, new, proving, labels), *settings_of(old, new, calendars, day)),
        systems_of(old, new, pairs),
        regulator_of(before, after),
        tuple(dict.fromkeys(each.name for each in calendars)),
        known_until,
    )


def _complainants(edition: Edition) -> frozenset[str]:
    return frozenset(party for party, side in edition.vocabulary.parties.items() if side == "complainant")


def _head(policy: Policy) -> Head:
    return Head(
        policy.path,
        policy.council,
        policy.title,
        policy.edition,
        policy.force.said,
        policy.origin.source,
        policy.seen,
    )
