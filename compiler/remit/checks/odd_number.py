"""A time has a length that somebody can wait for, and a share is at most all of the cases.

Nought days, a hundred years, or 150% are a slip of the keyboard before they are a promise.
"""

from __future__ import annotations

from collections.abc import Iterator

from remit.checks import Subject
from remit.checks.limits import limits_said, rules_of
from remit.diagnostic import Finding
from remit.syntax.clause import Duration
from remit.syntax.printer import print_duration

MOST_DAYS = 20 * 366
DAYS = {"hour": 1 / 24, "week": 7, "month": 30, "calendar month": 30, "year": 365}


def check(subject: Subject) -> Iterator[Finding]:
    """Yield every time of no length, of more than 20 years, or that runs backwards; then odd totals and shares."""
    for rule, limit in limits_said(subject.policy):
        for duration in (limit.duration, limit.second):
            if duration is None:
                continue
            backwards = duration.low is not None and duration.low > duration.count
            if duration.count == 0 or backwards or duration.count * DAYS.get(duration.unit, 1) > MOST_DAYS:
                yield Finding(
                    f"`{print_duration(duration)}` can hardly be meant",
                    rule.text.part(*duration.span),
                    help="write a number between 1 and 20 years, the smaller one first; for no time at all `at once`",
                )
    for rule in rules_of(subject.policy):
        more = rule.extension
        if more is not None and more.total is not None and _exceeds(more.duration, more.total):
            yield Finding(
                f"`{print_duration(more.total)}` in total are less than what is added",
                rule.place(more.total.span),
                help="write a total that is longer than what `by up to` adds",
            )
        share = rule.action.share if rule.action else None
        if share is not None and not 0 < share.percent <= 100:
            yield Finding(
                f"`{share.percent}%` of cases can hardly be meant",
                rule.place(share.span),
                help="write a share from 1% to 100%",
            )


def _exceeds(added: Duration | None, total: Duration) -> bool:
    """Tell whether what is added alone is longer than the total."""
    return added is not None and added.unit == total.unit and added.count > total.count
