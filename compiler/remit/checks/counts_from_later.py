"""A step does not wait for one that comes after it.

A stage's steps happen in the order in which they stand. A time that counts from a later step begins too late.
"""

from __future__ import annotations

from collections.abc import Iterator

from remit.checks import Subject
from remit.checks.unknown_event import events_counted
from remit.diagnostic import Finding, Note
from remit.model.policy import Part

WHOLE = True


def check(subject: Subject) -> Iterator[Finding]:
    """Yield every step whose time counts from a step behind it in the same stage."""
    for occasions in subject.occasions:
        procedure = occasions.procedure
        places = {rule.id: place for place, rule in enumerate(procedure.rules())}
        for rule, ref in events_counted(procedure):
            if rule.part is not Part.STEP:
                continue
            makers = [procedure.rule(start.event.rpartition(".")[0]) for start in occasions.resolve(ref, rule)]
            later = [
                maker
                for maker in makers
                if maker is not None
                and maker.part is Part.STEP
                and maker.stage == rule.stage
                and places[maker.id] > places[rule.id]
            ]
            if later and len(later) == len(makers):
                yield Finding(
                    "this time counts from a step that comes after this one",
                    rule.place(ref.span),
                    help="put the rules in the order in which things happen",
                    notes=(Note("the later step", later[0].span),),
                )
