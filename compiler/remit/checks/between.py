"""What is wrong between files: found only when they are looked at together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from remit.diagnostic import Finding, Note
from remit.model.policy import Policy
from remit.source import Span


def same_edition(policies: Sequence[Policy]) -> Iterator[Finding]:
    """Yield every policy whose council, title and edition another file has already."""
    seen: dict[tuple[str, str, str], Policy] = {}
    for policy in policies:
        key = (policy.council, policy.title, policy.edition)
        first = seen.setdefault(key, policy)
        if first is not policy:
            yield Finding(
                f"edition `{policy.edition}` of this policy is already in {first.path}",
                _head(policy),
                help="give each edition a name of its own under `edition:`",
                notes=(Note("the other file", _head(first)),),
            )


def _head(policy: Policy) -> Span:
    return Span(policy.path, 1, 1, 1, 1)
