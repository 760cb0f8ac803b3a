"""Days are working days or calendar days.

Five days over Christmas are five days or ten. A policy that says only "days" promises neither.
"""

from __future__ import annotations

from collections.abc import Iterator

from remit.checks import Subject
from remit.checks.limits import limits_said
from remit.diagnostic import Finding


def check(subject: Subject) -> Iterator[Finding]:
    """Yield every time in bare days, unless the policy declares how it reads it."""
    for rule, limit in limits_said(subject.policy):
        for duration in (limit.duration, limit.second):
            if duration is not None and duration.unit == "day" and rule.reading is None:
                yield Finding(
                    f"`{duration.count} days` may be working days or calendar days",
                    rule.text.part(*duration.span),
                    help="write `working days` or `calendar days`; or declare under `readings:` how it is read",
                )
