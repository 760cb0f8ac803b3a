"""What changed between two editions, as text for a person: for residents, for systems, for a regulator."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from remit.assessment import Verdict
from remit.changes.change import Changes, Compared, Deadline, Direction, Effect, Head, Held, Ids, Reversed, Told
from remit.report._excerpt import safe_text

AUDIENCES = ("residents", "systems", "regulator")
DEPTHS = ("headline", "rules", "full")
HEADINGS = {
    Effect.LONGER: "What may take longer",
    Effect.SOMETIMES: "What may take longer in some cases, and less in others",
    Effect.LESS_TIME: "For what there is less time",
    Effect.SOMETIMES_LESS: "For what there is less time in some cases, and more in others",
    Effect.IMPOSSIBLE: "What is no longer possible",
    Effect.UNPROMISED: "What is no longer promised",
    Effect.SHORTER: "What gets shorter",
    Effect.MORE_TIME: "For what there is more time",
    Effect.POSSIBLE: "What is newly possible",
    Effect.PROMISED: "What is newly promised",
    Effect.OTHERWISE: "What is otherwise different",
    Effect.SAID: "What is stated otherwise",
}
"""INVARIANT: what somebody loses by comes first."""
AT_DEPTH = {"headline": HEADINGS.keys() - {Effect.OTHERWISE, Effect.SAID}, "rules": HEADINGS.keys() - {Effect.SAID}}


def text(changes: Changes, depth: str, audiences: Collection[str]) -> Iterator[str]:
    """Yield the changes in pieces ready to be printed; `depth` is one of DEPTHS, `audiences` are some of AUDIENCES."""
    parts = {"residents": _residents, "systems": _systems, "regulator": _regulator}
    lines = [*_head(changes.old, changes.new)]
    for audience in AUDIENCES:
        if audience in audiences:
            lines += ["", *parts[audience](changes, depth)]
    if "residents" in audiences and any(each.deadline for each in changes.residents):
        lines += ["", *_calendar(changes)]
    yield "".join(f"{safe_text(line)}\n" for line in lines)


def _head(old: Head, new: Head) -> Iterator[str]:
    yield f"from {_edition(old)}"
    yield f"to   {_edition(new)}"


def _edition(head: Head) -> str:
    return f"{head.council}, {head.policy}, edition {head.edition} ({head.path})"


def _residents(changes: Changes, depth: str) -> Iterator[str]:
    yield "For residents"
    shown = AT_DEPTH.get(depth, HEADINGS.keys())
    for effect, heading in HEADINGS.items():
        found = [each for each in changes.residents if each.effect is effect]
        if not found or effect not in shown:
            continue
        yield f"  {heading}"
        for each in found:
            yield from _told(each, depth)
    left = sum(each.effect not in shown for each in changes.residents)
    if not changes.residents:
        yield "  Nothing changes."
    elif left:
        yield f"  {'One thing' if left == 1 else f'{left} things'} more, told at a greater depth."


def _told(each: Told, depth: str) -> Iterator[str]:
    where = ", ".join(part for part in (_kinds(each.kinds), each.stage if each.stage != each.what else "") if part)
    direction = f" ({each.deadline.direction})" if each.deadline is not None and depth == "headline" else ""
    yield f"    {where + ': ' if where else ''}{each.what}{direction}"
    if depth == "headline":
        return
    plain = each.before.rstrip(".") == each.what or each.after.rstrip(".") == each.what
    if each.before and not (plain and not each.after):
        yield f"      before: {each.before}"
    if each.after and not (plain and not each.before):
        yield f"      now:    {each.after}"
    if each.deadline is not None:
        yield from _deadline(each.deadline, depth)
    if depth == "full" and (each.was or each.now):
        yield f"      rule:   {each.was or 'none'} → {each.now or 'none'}"


def _deadline(deadline: Deadline, depth: str) -> Iterator[str]:
    """Yield the direction of a time with what proves it: the best proof, or at full depth each."""
    yield f"      proved: {deadline.direction}{_so(deadline)}"
    shown: Sequence[Compared] = deadline.compared if depth == "full" else deadline.telling
    for each in shown:
        assuming = f", {each.assuming}" if each.assuming else ""
        for day in each.examples:
            before, after = _end(day.before, "before", each.why_before), _end(day.after, "now", each.why_after)
            yield f"        from {each.counted_from} on {_date(day.start)}{assuming}: {before}, {after}"
        if depth == "full" and not each.examples:
            why = each.why_before or each.why_after
            yield f"        from {each.counted_from}{assuming}: {each.direction}{f', {why}' if why else ''}"


def _so(deadline: Deadline) -> str:
    """Return what stands behind a direction: that examples follow, or why there are none."""
    found = {each.direction for each in deadline.compared}
    if deadline.direction is Direction.INCOMPARABLE and len(found) == 1 and found != {Direction.INCOMPARABLE}:
        return ", for the words leave more than one meaning; by one of them"
    if any(each.examples for each in deadline.compared) and deadline.direction is not Direction.SAME:
        return ", for example"
    if not deadline.compared and deadline.direction is Direction.INCOMPARABLE:
        return "; there is no event from which both could be counted"
    if deadline.direction in (Direction.TIGHTER, Direction.LOOSER):
        return (
            f"; {'before' if deadline.direction is Direction.TIGHTER else 'now'} there is no time that could be held to"
        )
    return ""


def _end(day: date | None, when: str, why: str) -> str:
    if day is not None:
        return f"by {_date(day)} {when}"
    return f"no last day {when}{f' ({why})' if why else ''}"


def _date(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b %Y}"


def _calendar(changes: Changes) -> Iterator[str]:
    yield f"Times are compared on every start day of the calendar ({' and '.join(changes.calendars)}), while everybody"
    yield "keeps their promises and nobody but the complainant acts on a day that is not worked; bank holidays after"
    yield f"{_date(changes.known_until)} are not yet proclaimed."


def _kinds(kinds: Sequence[str]) -> str:
    return ", ".join(kind[:1].upper() + kind[1:] if not number else kind for number, kind in enumerate(kinds))


def _systems(changes: Changes, depth: str) -> Iterator[str]:
    yield "For systems"
    for each in changes.systems:
        counts = [
            f"{len(ids)} {what}"
            for what, ids in (
                ("removed", each.removed),
                ("renamed", each.renamed),
                ("added", each.added),
                ("changed", each.changed),
            )
            if ids
        ]
        yield f"  {_kinds((each.kind,))}, {each.sort}: {', '.join(counts)}"
        if depth != "headline":
            yield from _ids(each, full=depth == "full")
    if not changes.systems:
        yield "  Every state, event and clock is what it was."


def _ids(each: Ids, *, full: bool) -> Iterator[str]:
    for sign, ids in (("-", each.removed), ("+", each.added)):
        for one in ids:
            yield f"    {sign} {one.id}{f'  {one.words}' if full and one.words else ''}"
    for renamed in each.renamed:
        yield f"    {renamed.was} → {renamed.now}{f'  {renamed.words}' if full and renamed.words else ''}"
    for changed in each.changed:
        yield f"    ~ {changed.id}: {changed.words}"


def _regulator(changes: Changes, depth: str) -> Iterator[str]:
    yield "For a regulator"
    for held in changes.regulator:
        yield f"  {held.title}: {_counts(held.before)} before; {_counts(held.after)} now"
        for heading, found in (
            ("got worse", [each for each in held.reversed if each.worse]),
            ("changed otherwise", [each for each in held.reversed if not each.worse]),
        ):
            if found:
                yield f"    {heading}"
            for each in found:
                yield from _reversed(each, depth)
        if not held.reversed:
            yield "    No verdict changes."
        yield from _origin(changes, held)
    if not changes.regulator:
        yield "  There is no code by which one of the two is assessed."


def _reversed(each: Reversed, depth: str) -> Iterator[str]:
    before, after = (
        _verdict(each.before, departed=each.departed_before),
        _verdict(each.after, departed=each.departed_after),
    )
    yield f"      {each.code} {each.title}: {before} → {after}"
    if depth != "headline":
        yield f"        now:    {each.why_after}"
    if depth == "full":
        yield f"        before: {each.why_before}"


def _verdict(verdict: Verdict, *, departed: bool) -> str:
    return f"{verdict} (with a declared reason)" if departed else verdict


def _counts(counts: Sequence[tuple[Verdict, int]]) -> str:
    return ", ".join(f"{number} {verdict}" for verdict, number in counts)


def _origin(changes: Changes, held: Held) -> Iterator[str]:
    """Yield from what the verdicts were made: they are ours and not the council's own."""
    pages = dict.fromkeys(
        f"“{each.source}”{f' (seen {each.seen})' if each.seen else ''}"
        for each in (changes.old, changes.new)
        if each.source
    )
    made = f" of {' and '.join(pages)}" if pages else " of the policies"
    unread = f", {held.unread} of whose provisions were not seen in full" if held.unread else ""
    yield f"    Verdicts are Remit's reading{made},"
    yield f"    held against {held.code}{unread}; they are no assessment of the council's own."
