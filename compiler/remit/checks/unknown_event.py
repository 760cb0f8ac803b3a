"""What a time counts from happens somewhere in the procedure.

A time that counts from an event which no rule makes never begins, or begins at a moment that nobody can name.
"""

from __future__ import annotations

from collections.abc import Iterator

from remit.checks import Subject
from remit.derive.occasions import Occasions
from remit.derive.states import Start
from remit.diagnostic import Finding
from remit.model.policy import Procedure, Rule, rules_in
from remit.syntax.clause import EventRef
from remit.vocabulary import Vocabulary

WHOLE = True


def check(subject: Subject) -> Iterator[Finding]:
    """Yield every event from which a time counts and which a verb makes, but no rule of the procedure does."""
    for procedure in subject.policy.procedures:
        occasions = Occasions(procedure, subject.vocabulary)
        for rule, ref in events_counted(procedure):
            start = occasions.resolve(ref, rule)[0]
            if is_unknown(ref, start, subject.vocabulary):
                yield Finding(
                    f"no rule of the {procedure.kind} makes `{start.label}` happen",
                    rule.place(ref.span),
                    help=_cure(procedure, ref),
                )


def is_unknown(ref: EventRef, start: Start, vocabulary: Vocabulary) -> bool:
    """Tell whether an event is an act that some rule should make, and none does."""
    return not start.known and vocabulary.verb_of_event(ref.event) is not None and not ref.by


def events_counted(procedure: Procedure) -> Iterator[tuple[Rule, EventRef]]:
    """Yield the events from which the times of a procedure count."""
    for rule in procedure.rules():
        otherwise = (rule.sentence.otherwise,) if rule.sentence.otherwise else ()
        for limit in (*rule.action.limits, *otherwise) if rule.action else ():
            yield from ((rule, ref) for ref in limit.events)
            if limit.second_event is not None:
                yield rule, limit.second_event


def _cure(procedure: Procedure, ref: EventRef) -> str:
    elsewhere = [
        stage.label for stage in procedure.stages if any(rule.noun == ref.event for rule in rules_in(stage.items))
    ]
    if elsewhere:
        return f"name the stage that makes it: {', '.join(f'`the {label.lower()} {ref.event}`' for label in elsewhere)}"
    made = sorted({rule.noun for rule in procedure.rules() if rule.noun and rule.action})
    known = ", ".join(f"`{noun}`" for noun in made[:8])
    return f"write the rule that makes it, or count from what there is: `receipt`{', ' if known else ''}{known}"
