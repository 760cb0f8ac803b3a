"""What becomes of cases that are open when an edition begins is clear, where the policy speaks of it.

A case that was received under an older edition either stays with it or goes on by the newer one, and the dates differ.
"""

from __future__ import annotations

from collections.abc import Iterator

from remit.checks import Subject
from remit.diagnostic import Finding
from remit.model.editions import open_cases_move

KEY = "cases already open"


def check(subject: Subject) -> Iterator[Finding]:
    """Yield what is said of open cases, if it is neither that they stay nor that they move."""
    policy = subject.policy
    if policy.open_cases and open_cases_move(policy) is None and KEY in policy.places:
        yield Finding(
            f"`{policy.open_cases}` does not say whether open cases stay with their edition or move to this one",
            policy.places[KEY],
            help="write `stay with the edition in force when they were received`, "
            "or `move to this edition when it comes into force`",
        )
