"""What a sentence says is understood, and the machine does not do it yet.

The sentence is kept, printed and listed in the table; a machine made from this policy does not act on it.
"""

from __future__ import annotations

from collections.abc import Iterator

from remit.checks import Subject
from remit.derive.pending import not_compiled
from remit.diagnostic import Finding


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the rules that are not, or not wholly, part of the machine."""
    for procedure in subject.policy.procedures:
        for rule, what in not_compiled(procedure):
            yield Finding(
                f"the machine does not know {what} yet",
                rule.span,
                help="leave it: the steps and the table show it, and a later version of Remit will act on it",
            )
