"""One policy held against one rulebook: an answer for every limb of every provision."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from remit.assessment import Answer, Assessment, Decided, Judged, Left, Text, Verdict
from remit.calendar import Calendar
from remit.checks import Subject
from remit.judging.answers import worst
from remit.judging.checks import check_named
from remit.judging.view import View
from remit.model.head import Departure
from remit.model.policy import Policy
from remit.rulebook import Force, Limb, Provision, Rulebook
from remit.rulebook.lanes import code_of, lane_of, names
from remit.rulebook.shipped import followed


def assess(
    subject: Subject, book: Rulebook, calendar: Calendar, as_of: date | None = None, *, departures: bool = True
) -> Assessment:
    """Return the verdict on every provision; `departures` says whether those that the policy declares count."""
    policy = subject.policy
    governed = lane_of(policy, book)
    views = [
        View(subject, at, book, calendar, as_of)
        for at, procedure in enumerate(policy.procedures)
        if procedure.kind in governed
    ]
    declared = [each for each in policy.departures if departures and is_from(each, book, policy)]
    judged = tuple(_judge(each, views, book, _departure(each, declared, book, as_of)) for each in book.provisions)
    left = tuple(Left(each.kind, code_of(policy, each)) for each in policy.procedures if each.kind not in governed)
    return Assessment(_text(policy, book), book, judged, as_of, departures, governed, left)


def is_from(departure: Departure, book: Rulebook, policy: Policy) -> bool:
    """Tell whether a departure is from a code: one that it names, or else the one that the policy follows.

    What the policy's code has no provision for is from whichever code has one.
    """
    if book.provision(departure.provision) is None:
        return False
    own = followed(policy.follows) if policy.follows else None
    if own is None or own.id == book.id or own.provision(departure.provision) is None:
        return True
    return book.names(departure.provision)


def _judge(provision: Provision, views: list[View], book: Rulebook, departure: Departure | None) -> Judged:
    return Judged(
        provision, tuple(Decided(limb, _answer(provision, limb, views, book)) for limb in provision.limbs), departure
    )


def _answer(provision: Provision, limb: Limb, views: list[View], book: Rulebook) -> Answer:
    if provision.force is Force.STATEMENT:
        return Answer(Verdict.NOT_APPLICABLE, "a principle: there is nothing in it to keep or to break")
    if not views:
        return Answer(Verdict.NOT_APPLICABLE, f"this policy has no procedure for what {book.title} is about")
    if not limb.check:
        return _for_a_person(limb, views[0])
    decide = check_named(limb.check).decide
    return worst(decide(view, limb.given) for view in views)


def _for_a_person(limb: Limb, view: View) -> Answer:
    """Return that a person decides, with what the policy states for them to look at."""
    evidence = tuple(found for key in limb.evidence if (found := view.stated(key)) is not None)
    if evidence:
        return Answer(
            Verdict.FOR_A_PERSON,
            "the policy says this about it; whether it is done is for a person to say",
            evidence,
        )
    keys = ", ".join(f"`{key}:`" for key in limb.evidence)
    where = f"say under `statements:`, {keys}, who does it, where that is kept, and since when" if keys else ""
    return Answer(Verdict.FOR_A_PERSON, "nothing is stated that a person could look at", help=where)


def _departure(
    provision: Provision, declared: Sequence[Departure], book: Rulebook, as_of: date | None
) -> Departure | None:
    """Return the departure from a provision that holds on the day of the assessment."""
    for each in declared:
        named = book.provision(each.provision)
        if named is not None and named.id == provision.id and not (as_of is not None and each.lapsed(as_of)):
            return each
    return None


def _text(policy: Policy, book: Rulebook) -> Text:
    said = [each.code for each in names(policy)]
    return Text(
        path=policy.path,
        council=policy.council,
        policy=policy.title,
        edition=policy.edition,
        in_force=policy.force.said,
        source=policy.origin.source,
        link=policy.origin.link,
        seen=policy.seen,
        follows=next((code for code in said if book.follows(code)), policy.follows),
    )
