"""Every kind of complaint of a policy that follows a code is judged by one code.

A council's complaints run in lanes: one code has the corporate ones, regulations or another Ombudsman's code the
others. A kind in no lane is checked against nothing, and nobody notices; one in two would have two sets of times.
"""

from __future__ import annotations

from collections.abc import Iterator

from remit.checks import Subject
from remit.diagnostic import Finding
from remit.model.policy import Policy
from remit.rulebook import Rulebook
from remit.rulebook.lanes import claiming, named
from remit.rulebook.shipped import followed, governing


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the kinds of complaint whose procedure names no code, and that no code of the policy is about, or two."""
    policy, books = subject.policy, named(subject.policy)
    spoken_of = {_noun(kind) for book in books for kind in book.governs}
    for procedure in policy.procedures:
        kind, noun = procedure.kind, _noun(procedure.kind)
        # A petition may leave people dissatisfied too, and no code of complaints is about it.
        if procedure.follows is not None or not subject.vocabulary.dissatisfies(noun) or noun not in spoken_of:
            continue
        claimed = claiming(policy, kind)
        if len(claimed) > 1 or not (claimed or _follows_unknown(policy)):
            yield Finding(_message(kind, claimed, books), procedure.span, _cure(policy, kind, claimed))


def _follows_unknown(policy: Policy) -> bool:
    """Tell whether there is no rulebook of the policy's own code, which is told of by itself."""
    return bool(policy.follows) and followed(policy.follows) is None


def _noun(kind: str) -> str:
    """Return the last word of what a kind is, without what it is about: `complaint` of `complaint about housing`."""
    return kind.partition(" about ")[0].rpartition(" ")[2]


def _message(kind: str, claimed: tuple[Rulebook, ...], books: tuple[Rulebook, ...]) -> str:
    if claimed:
        return f"{_titles(claimed, 'and')} are both about `{kind}`, so it is checked against neither"
    return f"{_titles(books, 'or')} is not about `{kind}`, so nothing is checked in it"


def _cure(policy: Policy, kind: str, claimed: tuple[Rulebook, ...]) -> str:
    known = tuple(book.title for book in claimed) or governing(policy.nation, kind)
    which = " or ".join(f"`follows: {title}`" for title in known)
    return f"under `{kind}`, say {which or '`follows:` with the code or the law that it goes by'}"


def _titles(books: tuple[Rulebook, ...], last: str) -> str:
    return f" {last} ".join(f"`{book.title}`" for book in books)
