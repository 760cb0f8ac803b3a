"""A policy to its lanes: by which code each kind of its feedback is judged. Judges nothing itself.

A kind goes by the code that its procedure names. Where it names none, the policy's code has it if it is about such a
kind, else the one other code that the policy names somewhere and that governs it. What two of those govern is in
neither's lane. A code that the policy names nowhere, and that somebody asks for, judges what it governs.
"""

from __future__ import annotations

from collections.abc import Iterator

from remit.model.policy import Policy, Procedure
from remit.rulebook import Rulebook
from remit.rulebook.shipped import followed, of_nation
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


def assessing(policy: Policy) -> tuple[Rulebook, ...]:
    """Return the codes by which a policy is assessed, one a lane, its own before those of its procedures.

    A policy that names none as a whole is held against that of its nation too, for what no other code has. Where no
    code judges anything, the policy's own or its nation's says so; none is returned where there is neither.
    """
    own = followed(policy.follows) if policy.follows else None
    judging = tuple(book for book in named(policy) if lane_of(policy, book))
    nation = None if own else of_nation(policy.nation)
    lane = set(lane_of(policy, nation)) if nation is not None else set()
    if nation is not None and lane and lane.isdisjoint(kind for book in judging for kind in lane_of(policy, book)):
        judging = (nation, *judging)
    alone = own or nation or next(iter(named(policy)), None)
    return judging or ((alone,) if alone else ())


def code_of(policy: Policy, procedure: Procedure) -> str:
    """Return the title of the code that a procedure goes by, or what it says of one that is not known; else empty."""
    if procedure.follows is not None and followed(procedure.follows.text) is None:
        return procedure.follows.text
    judging = (book for book in assessing(policy) if procedure.kind in lane_of(policy, book))
    return next((book.title for book in judging), "")


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
