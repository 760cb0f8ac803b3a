"""A time names the event from which it counts.

"Within 10 working days" of what? The reader guesses, and so does the council. What is meant is never guessed here.
"""

from __future__ import annotations

from collections.abc import Iterator

from remit.checks import Subject
from remit.checks.limits import limits_said
from remit.diagnostic import Finding


def check(subject: Subject) -> Iterator[Finding]:
    """Yield every time without a start, unless the policy declares how it reads it."""
    for rule, limit in limits_said(subject.policy):
        if limit.kind == "within" and not limit.events and rule.reading is None:
            yield Finding(
                "this time does not say from what it counts",
                rule.text.part(*limit.span),
                help="name the event, for example `of receipt`; or say under `readings:` how it is read",
            )
    for procedure in subject.policy.procedures:
        for exclusion in procedure.exclusions:
            late = exclusion.later_than
            if late is not None and late.kind == "within" and not late.events and exclusion.later_place is not None:
                yield Finding(
                    "this time does not say from what it counts",
                    exclusion.later_place,
                    help="name the event, for example `12 months of the issue`",
                )
