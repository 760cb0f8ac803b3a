"""What changed for a regulator: the verdicts of a code on one edition and on the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from remit.assessment import Assessment, Verdict
from remit.changes.change import Held, Reversed


def regulator_of(before: Sequence[Assessment], after: Sequence[Assessment]) -> tuple[Held, ...]:
    """Return how the verdicts of each code changed; both rows are of the same codes in the same order."""
    return tuple(
        Held(
            new.rulebook.id,
            new.rulebook.title,
            len(new.rulebook.unread),
            _counts(old),
            _counts(new),
            tuple(_reversed(old, new)),
        )
        for old, new in zip(before, after, strict=True)
    )


def _reversed(old: Assessment, new: Assessment) -> Iterator[Reversed]:
    for one, other in zip(old.judged, new.judged, strict=True):
        if one.verdict is other.verdict and one.departed == other.departed:
            continue
        provision = other.provision
        yield Reversed(
            new.rulebook.code_of(provision),
            provision.id,
            provision.title,
            one.verdict,
            other.verdict,
            one.deciding.answer.why,
            other.deciding.answer.why,
            one.departed,
            other.departed,
        )


def _counts(assessment: Assessment) -> tuple[tuple[Verdict, int], ...]:
    """Return how many provisions have each verdict, those that nobody has left out."""
    counted = assessment.counts()
    return tuple((each, counted[each]) for each in Verdict if counted[each])
