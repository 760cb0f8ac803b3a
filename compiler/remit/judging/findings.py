"""Verdicts to what authors and CI are told: a finding for each that is not met, or of which nobody can tell.

Severity follows force and verdict: not met of a must or should is an error, of a may a note; cannot tell of a must or
should a warning, of a may a note; for a person without evidence a note; a statement nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from remit.assessment import Assessment, Decided, Judged, Verdict
from remit.calendar.words import joined
from remit.catalogue import diagnose
from remit.diagnostic import Diagnostic, Finding, Fix, Severity
from remit.judging.judge import is_from
from remit.model.policy import Policy
from remit.rulebook import Force, Rulebook
from remit.rulebook.lanes import lane_of, names
from remit.rulebook.shipped import followed, titles
from remit.source import Span
from remit.syntax.nearest import nearest

_ASKED = (Force.MUST, Force.SHOULD)


def findings(assessment: Assessment, policy: Policy) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each limb of each provision that there is something to tell about."""
    elsewhere = place_of(policy, assessment.rulebook)
    for judged in assessment.judged:
        for decided in judged.limbs:
            found = _finding(assessment, judged, decided, elsewhere)
            if found is not None:
                yield found


def departure_findings(assessment: Assessment, policy: Policy) -> Iterator[Diagnostic]:
    """Yield what is wrong with departures: of no provision, of one that is met, lapsed, or of what law demands."""
    book, seen = assessment.rulebook, dict[str, Span]()
    for departure in policy.departures:
        named = book.provision(departure.provision)
        if named is None or not is_from(departure, book, policy):
            continue
        if named.id in seen:
            message = f"a departure from `{named.id}` is declared twice"
            yield diagnose("departure-of-nothing", Finding(message, departure.span, "keep one of the two"))
        seen.setdefault(named.id, departure.span)
        judged = assessment.of(named.id)
        if assessment.as_of is not None and departure.lapsed(assessment.as_of):
            message = f"this departure from {book.code_of(named)} held until {departure.last_day}"
            cure = "have it approved anew with a later `until:`, or delete it"
            yield diagnose("departure-lapsed", Finding(message, departure.span, cure))
        elif judged.verdict in (Verdict.MET, Verdict.NOT_APPLICABLE):
            message = f"there is nothing to depart from: {book.code_of(named)} is {judged.verdict}"
            yield diagnose("departure-of-nothing", Finding(message, departure.span, "delete the departure"))
        elif not judged.departed:
            limb = next(each.limb for each in judged.limbs if each.limb.beyond_departure)
            message = f"nobody can depart from what {book.code_of(named)} takes from the law: {limb.says}"
            yield diagnose(
                "departure-from-law", Finding(message, departure.span, "keep to it; the rest may be departed from")
            )


def unknown_codes(policy: Policy) -> Iterator[Diagnostic]:
    """Yield the codes that a policy or a procedure names and of which there is no rulebook."""
    known = ", ".join(f"`{title}`" for title in titles())
    for each in names(policy):
        if followed(each.code) is None:
            message = f"of `{each.code}` there is no rulebook, so nothing is checked against it"
            yield diagnose("code-unknown", Finding(message, each.span, f"known are {known}"))


def unmatched(policy: Policy, books: Sequence[Rulebook]) -> Iterator[Diagnostic]:
    """Yield the departures from what is in none of the codes."""
    provisions = {each.id for book in books for each in book.provisions}
    for departure in policy.departures:
        if any(is_from(departure, book, policy) for book in books):
            continue
        near = ""
        if not books:
            message, cure = (
                "this departs from a code, and the policy follows none",
                "add `follows:` with the code's title",
            )
        else:
            message = (
                f"no provision of {joined((book.title for book in books), 'or')} is called `{departure.provision}`"
            )
            near = nearest(departure.provision, tuple(provisions)) or ""
            cure = f"did you mean `{near}`?" if near else "`remit explain` lists the provisions with their ids"
        fix = Fix(departure.span, near) if near else None
        yield diagnose("departure-of-nothing", Finding(message, departure.span, cure, fix=fix))


def _finding(assessment: Assessment, judged: Judged, decided: Decided, elsewhere: Span) -> Diagnostic | None:
    answer, limb, book = decided.answer, decided.limb, assessment.rulebook
    severity = _severity(decided)
    if severity is None:
        return None
    code = book.code_of(judged.provision)
    departure = judged.departure if judged.departure is not None and not limb.beyond_departure else None
    label = str(answer.verdict)
    if limb.advice:
        label = "advice"
    elif departure is not None and severity is not Severity.NOTE:
        severity, label = Severity.NOTE, f"{answer.verdict}, departed from"
    evidence = [each.span for each in answer.evidence]
    span = answer.span or next(iter(evidence), elsewhere)
    message = answer.why
    if answer.verdict is not Verdict.NOT_MET or limb.advice:
        message = f"{judged.provision.title}: {answer.why}"
    if answer.unless:
        message += f" ({answer.unless})"
    doubt = "" if judged.provision.confidence.read else "; not all of the provision's own words were seen"
    finding = Finding(message + doubt, span, answer.help, steps=answer.steps, fix=answer.fix, run=answer.run)
    return Diagnostic(code, severity, finding, label, f"{book.id}/{judged.provision.id}", str(departure or ""))


def _severity(decided: Decided) -> Severity | None:
    """Return how heavy an answer is; None where there is nothing to tell."""
    verdict, force = decided.answer.verdict, decided.limb.force
    if force is Force.STATEMENT or verdict in (Verdict.MET, Verdict.NOT_APPLICABLE):
        return None
    if verdict is Verdict.FOR_A_PERSON:
        return None if decided.answer.evidence else Severity.NOTE
    if decided.limb.advice:
        return Severity.NOTE
    if verdict is Verdict.NOT_MET:
        return Severity.ERROR if force in _ASKED else Severity.NOTE
    return Severity.WARNING if force in _ASKED else Severity.NOTE


def place_of(policy: Policy, book: Rulebook) -> Span:
    """Return where something stands that nothing in the policy speaks of: the key of the procedure it is about."""
    kinds = lane_of(policy, book)
    for procedure in policy.procedures:
        if procedure.kind in kinds:
            return procedure.span
    return policy.places.get("policy") or Span(policy.path, 1, 1, 1, 1)
