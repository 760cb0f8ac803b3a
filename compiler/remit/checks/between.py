"""What is wrong between files: found only when they are looked at together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from remit.diagnostic import Finding, Note
from remit.model.editions import Lineage, Tenure, beginning, first, last, lineages
from remit.model.policy import Policy
from remit.source import Span

_FOR_EVER = datetime.fromisoformat("9999-12-31")


def between(policies: Sequence[Policy]) -> Iterator[tuple[str, Finding]]:
    """Yield every finding between files with its code."""
    for finding in same_edition(policies):
        yield "same-edition", finding
    for lineage in lineages(policies):
        for finding in overlaps(lineage):
            yield "editions-overlap", finding
        for finding in gaps(lineage):
            yield "editions-gap", finding
        for finding in undated(lineage):
            yield "edition-undated", finding
        for finding in missing(lineage):
            yield "replaced-edition-missing", finding


def same_edition(policies: Sequence[Policy]) -> Iterator[Finding]:
    """Yield every policy whose council, title and edition another file has already."""
    seen: dict[tuple[str, str, str], Policy] = {}
    for policy in policies:
        key = (policy.council, policy.title, policy.edition)
        other = seen.setdefault(key, policy)
        if other is not policy:
            yield Finding(
                f"edition `{policy.edition}` of this policy is already in {other.path}",
                _place(policy, "edition"),
                help="give each edition a name of its own under `edition:`",
                notes=(Note("the other file", _place(other, "edition")),),
            )


def overlaps(lineage: Lineage) -> Iterator[Finding]:
    """Yield the editions that begin while another is in force that they do not replace."""
    longest: Tenure | None = None
    for later in lineage.tenures:
        if later.since is None:
            continue
        if longest is not None and _meet(longest, later.since) and longest.policy.edition != later.policy.edition:
            yield _overlap(longest, later, later.since)
        if longest is None or (_until(longest) or _FOR_EVER) < (_until(later) or _FOR_EVER):
            longest = later


def gaps(lineage: Lineage) -> Iterator[Finding]:
    """Yield the editions before which no edition is in force for a while, though there was one earlier."""
    filled = {id(one.successor) for one in lineage.tenures if one.since is None}
    longest: Tenure | None = None
    for later in lineage.tenures:
        if later.since is None:
            continue
        end = longest.until if longest else None
        if longest and end and end < later.since and id(later.policy) not in filled:
            yield _gap(longest, end, later, later.since)
        if longest is None or (longest.until or _FOR_EVER) < (later.until or _FOR_EVER):
            longest = later


def undated(lineage: Lineage) -> Iterator[Finding]:
    """Yield the editions that do not say from when they are in force, with what follows from it."""
    for policy in lineage.undated:
        yield _undated(policy, "it is never chosen by date")
    for tenure in lineage.tenures:
        if tenure.since is None and tenure.until is not None and tenure.successor is not None:
            until, heir = first(tenure.until), tenure.successor.edition
            yield _undated(tenure.policy, f"it is taken for every moment before {until}, when `{heir}` replaces it")


def missing(lineage: Lineage) -> Iterator[Finding]:
    """Yield the editions that replace one which is in none of the files."""
    for policy in lineage.orphans:
        since = beginning(policy.force)
        before = f"; before {first(since)} no edition is known" if since else ""
        yield Finding(
            f"edition `{policy.replaces}`, which this one replaces, is in none of the files{before}",
            _place(policy, "replaces"),
            help="name that edition as its own file does under `edition:`, and check the files together",
        )


def _undated(policy: Policy, consequence: str) -> Finding:
    return Finding(
        f"edition `{policy.edition}` does not say from when it is in force; {consequence}",
        _place(policy, "in force"),
        help="where the council says it, write it down, for example `in force: from 1 April 2026`",
    )


def _gap(before: Tenure, end: datetime, after: Tenure, since: datetime) -> Finding:
    return Finding(
        f"no edition is in force from {first(end)} until {last(since)}",
        _place(after.policy, "in force"),
        help="let the edition before end when this one begins: leave out its `until`, "
        f"and write here `replaces: {before.policy.edition}`",
        notes=(Note("the edition before", _place(before.policy, "in force")),),
    )


def _overlap(earlier: Tenure, later: Tenure, since: datetime) -> Finding:
    ends = [end for end in (_until(earlier), _until(later)) if end is not None]
    span = f"from {first(since)}" + (f" until {last(min(ends))}" if ends else " on")
    return Finding(
        f"editions `{earlier.policy.edition}` and `{later.policy.edition}` are both in force {span}",
        _place(later.policy, "in force"),
        help=f"if this edition takes the place of the other, write `replaces: {earlier.policy.edition}`; "
        "else say under `in force` until when the other counts",
        notes=(Note("the other edition", _place(earlier.policy, "in force")),),
    )


def _meet(earlier: Tenure, since: datetime) -> bool:
    return since < (_until(earlier) or _FOR_EVER)


def _until(tenure: Tenure) -> datetime | None:
    """Return the end that an edition states itself, else the beginning of the one that replaces it."""
    return tenure.declared_until or tenure.until


def _place(policy: Policy, key: str) -> Span:
    return policy.places.get(key) or Span(policy.path, 1, 1, 1, 1)
