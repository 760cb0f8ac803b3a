"""A policy to its lanes: by which code each kind of its feedback is judged. Judges nothing itself.

A kind goes by the code that its procedure names. Where it names none, the policy's code has it if it is about such a
kind, else the one other code that the policy names somewhere and that governs it. What two of those govern is in
neither's lane. A code that the policy names nowhere, and that somebody asks for, judges what it governs.
"""

from __future__ import annotations

from collections.abc import Iterator

from remit.model.policy import Policy
from remit.rulebook import Rulebook
from remit.rulebook.shipped import followed
from remit.source import Span
from remit.value import value


@value
class Named:
    """What a policy or a procedure says that it follows, and where it says so."""

    code: str
    span: Span


def names(policy: Policy) -> Iterator[Named]:
    """Yield the codes that a policy names, its own before those of its procedures."""
    if policy.follows:
        yield Named(policy.follows, policy.places["follows"])
    for procedure in policy.procedures:
        if procedure.follows is not None:
            yield Named(procedure.follows.text, procedure.follows.span)


def named(policy: Policy) -> tuple[Rulebook, ...]:
    """Return the rulebooks of the codes that a policy names, each once."""
    found = (followed(each.code) for each in names(policy))
    return tuple({book.id: book for book in found if book is not None}.values())


def lane_of(policy: Policy, book: Rulebook) -> tuple[str, ...]:
    """Return the kinds of feedback of a policy that a code judges, in the order of the policy."""
    own = {each.kind for each in policy.procedures if each.follows is not None and book.follows(each.follows.text)}
    left = {each.kind for each in policy.procedures if each.follows is None} - _taken(policy, book)
    found = own | left.intersection(book.governs) or left.intersection(book.otherwise)
    return tuple(each.kind for each in policy.procedures if each.kind in found)


def claiming(policy: Policy, kind: str) -> tuple[Rulebook, ...]:
    """Return the codes that a policy names and that claim a kind: the one that judges it, else all that govern it."""
    judging = tuple(book for book in named(policy) if kind in lane_of(policy, book))
    return judging or tuple(book for book in named(policy) if kind in book.governs)


def _taken(policy: Policy, book: Rulebook) -> set[str]:
    """Return the kinds that other codes keep from one that only procedures name."""
    said = [each.code for each in names(policy)]
    if book.follows(policy.follows) or not any(map(book.follows, said)):
        return set()
    whole = followed(policy.follows) if policy.follows else None
    others = [other for code in said if not book.follows(code) and (other := followed(code)) is not None]
    return {kind for other in others for kind in other.governs} | set(lane_of(policy, whole) if whole else ())
