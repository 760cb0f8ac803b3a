"""Proofs to text for a person, and to JSON for other programs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from remit.calendar.table import Calendar
from remit.calendar.words import counted
from remit.derive.bounds import Bound
from remit.derive.proof import Proof, Worst
from remit.derive.waiting import Claims, Loop, Wait
from remit.model.policy import Policy
from remit.report._excerpt import safe_text

FEW = 3
"""So many ways are named one by one."""


def render(form: str, path: str, policy: Policy, calendar: Calendar, proofs: Sequence[Proof]) -> Iterator[str]:
    """Return what is proved of a policy as text or JSON, in pieces ready to be printed."""
    if form == "json":
        yield _json(path, policy, calendar, proofs)
        return
    for proof in proofs:
        lines = (
            f"{path}: {proof.kind}",
            "",
            *_worst_cases(proof),
            *claim_lines(proof.claims),
            *_assumptions(proof),
            "",
        )
        yield "".join(f"{safe_text(line)}\n" for line in lines)
    yield f"counted on {calendar.name}; bank holidays after {_day(calendar.known_until)} are not yet proclaimed\n"


def _worst_cases(proof: Proof) -> Iterator[str]:
    yield "Worst cases, while everybody keeps their promises"
    for worst in proof.worst:
        for number, (assuming, bound) in enumerate(worst.bounds):
            said = f"  {worst.words}: " if number == 0 else f"    {assuming}: "
            yield said + _bound(worst, bound)
            if worst.timed and bound.bounded:
                yield from _run(bound)
    if not proof.worst:
        yield "  no step of which a worst case could be told"
    yield ""


def _bound(worst: Worst, bound: Bound) -> str:
    if bound.why is not None:
        return f"no limit; {bound.why_words}"
    if bound.days is None:
        return "longer than the years of the calendar"
    if bound.days == 0:
        return f"on the day of the {worst.start_words}"
    elapsed = f" ({counted(bound.elapsed, 'day')} in all)" if bound.elapsed is not None else ""
    return f"{counted(bound.days, 'working day')} after {worst.start_words}{elapsed}"


def _run(bound: Bound) -> Iterator[str]:
    for moment in bound.run:
        yield f"      {_day(moment.day) if moment.day else 'no limit':<15}  {moment.words}"


def claim_lines(claims: Claims) -> Iterator[str]:
    """Yield what holds wherever a case can be, and each place where it does not."""
    if claims.nobody_is_trapped:
        yield f"Nobody is trapped: a case can end from each of the {counted(claims.places, 'place')} that it can reach."
    else:
        yield "Somebody is trapped: no way leads to an end"
        for trap in claims.traps:
            yield f"  line {trap.span.line}: {trap.words}"
            yield from (f"      {step}" for step in trap.path)
    if claims.nobody_waits_for_ever:
        yield "Nobody but the complainant can keep a case going without end."
    else:
        yield "Somebody may wait for ever"
        # Several places of a case may lack the same words; a reader is told once.
        yield from dict.fromkeys(_loop(loop) for loop in claims.loops)
    if claims.every_wait_is_watched:
        places = counted(claims.waiting, "place")
        yield f"Wherever the complainant waits ({places}), a clock runs or there is a way out."
    else:
        yield "The complainant may wait without a clock and without a way out"
    yield from dict.fromkeys(line for wait in claims.waits for line in _wait(wait))


def _loop(loop: Loop) -> str:
    who = " or ".join(loop.by) or "the policy does not say who"
    return f"  line {loop.span.line}: {loop.words} ({who})"


def _wait(wait: Wait) -> Iterator[str]:
    by_reason: dict[str, list[str]] = defaultdict(list)
    for way, why in wait.ways:
        by_reason[why.removesuffix(f": `{wait.words}`")].append(way)
    out = f" (but there is: {wait.way_out})" if wait.way_out else ""
    for why, ways in by_reason.items():
        more = f"; and {len(ways) - FEW} more" if len(ways) > FEW else ""
        on = "" if wait.always else f" (on the way to: {'; '.join(ways[:FEW])}{more})"
        yield f"  line {wait.span.line}: {wait.words.rstrip('.')}{on}: {why}{out}"


def _assumptions(proof: Proof) -> Iterator[str]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for worst in proof.worst:
        for words in worst.plain.assumptions:
            what, _, rules = words.partition(": ")
            found[what] |= dict.fromkeys(rules.split(", ") if rules else ())
    if found:
        yield "Taken for granted, where nothing else is said"
    for what, named in found.items():
        yield f"  {what}{': ' if named else ''}{', '.join(named)}"


def _day(day: date) -> str:
    return f"{day:%a} {day.day:>2} {day:%b %Y}"


def _json(path: str, policy: Policy, calendar: Calendar, proofs: Sequence[Proof]) -> str:
    from remit.report._proof_shape import ProofsShape

    document = ProofsShape.model_validate(
        {
            "format": "remit-proofs",
            "version": 1,
            "path": path,
            "council": policy.council,
            "policy": policy.title,
            "edition": policy.edition,
            "calendar": {"name": calendar.name, "sha256": calendar.digest, "known_until": calendar.known_until},
            "procedures": [
                {"kind": proof.kind, "worst_cases": [_worst(one) for one in proof.worst], "claims": _told(proof.claims)}
                for proof in proofs
            ],
        }
    )
    return document.model_dump_json(indent=2) + "\n"


def _worst(worst: Worst) -> dict[str, object]:
    return {
        "rule": worst.rule,
        "step": worst.words,
        "counted_from": worst.start,
        "counted_from_words": worst.start_words,
        "bounds": [
            {
                "assuming": assuming,
                "bounded": bound.bounded,
                "working_days": bound.days,
                "days": bound.elapsed,
                "why_not": bound.why_words,
                "run": [{"event": each.event, "words": each.words, "day": each.day} for each in bound.run],
                "assumptions": bound.assumptions,
            }
            for assuming, bound in worst.bounds
        ],
    }


def _told(claims: Claims) -> dict[str, object]:
    return {
        "places": claims.places,
        "nobody_is_trapped": claims.nobody_is_trapped,
        "traps": [
            {"place": one.place, "words": one.words, "line": one.span.line, "path": one.path} for one in claims.traps
        ],
        "nobody_waits_for_ever": claims.nobody_waits_for_ever,
        "loops": [
            {"words": one.words, "line": one.span.line, "events": one.events, "by": one.by} for one in claims.loops
        ],
        "waiting": claims.waiting,
        "every_wait_is_watched": claims.every_wait_is_watched,
        "waits": [
            {"place": one.place, "words": one.words, "line": one.span.line, "always": one.always,
             "ways": [{"way": way, "why": why} for way, why in one.ways], "way_out": one.way_out}
            for one in claims.waits
        ],
    }  # fmt: skip
