"""What a time counts from, and what an extension extends, happens somewhere in the procedure.

A time that counts from an event which no rule makes never begins, or begins at a moment that nobody can name. An
extension of a step that nobody makes lets nothing take longer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from remit.checks import Subject
from remit.derive.states import Start
from remit.diagnostic import Finding
from remit.model.policy import Part, Procedure, Rule, rules_in
from remit.syntax.clause import EventRef
from remit.vocabulary import Verb, Vocabulary

WHOLE = True


def check(subject: Subject) -> Iterator[Finding]:
    """Yield every event from which a time counts and which a verb makes, but no rule of the procedure does."""
    for occasions in subject.occasions:
        procedure = occasions.procedure
        for rule, ref in events_counted(procedure):
            start = occasions.resolve(ref, rule)[0]
            if is_unknown(ref, start, subject.vocabulary):
                yield Finding(
                    f"no rule of the {procedure.kind} makes `{start.label}` happen",
                    rule.place(ref.span),
                    help=_cure(procedure, ref),
                )
        for rule, verb, ref in _extended(procedure):
            if subject.vocabulary.verb_of_event(ref.event) is not None:
                yield Finding(
                    f"no rule of the {procedure.kind} makes `the {ref.event}`, so there is nothing to {verb.base}",
                    rule.place(ref.span),
                    help=f"write the rule that makes it, with its time, or leave this out{_made(procedure)}",
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


def _extended(procedure: Procedure) -> Iterator[tuple[Rule, Verb, EventRef]]:
    """Yield the steps that are extended, of which the procedure has no rule, each with the verb that says so."""
    made = {rule.noun for rule in procedure.rules() if rule.action}
    for rule in procedure.rules():
        if rule.action is not None and rule.verb is not None and rule.verb.extends:
            for thing in rule.action.things:
                if thing.event is not None and thing.event.event not in made:
                    yield rule, rule.verb, thing.event


def _cure(procedure: Procedure, ref: EventRef) -> str:
    elsewhere = [
        stage.label for stage in procedure.stages if any(rule.noun == ref.event for rule in rules_in(stage.items))
    ]
    if elsewhere:
        return f"name the stage that makes it: {', '.join(f'`the {label.lower()} {ref.event}`' for label in elsewhere)}"
    known = ", ".join(f"`{noun}`" for noun in _nouns(procedure.rules()))
    return f"write the rule that makes it, or count from what there is: `receipt`{', ' if known else ''}{known}"


def _made(procedure: Procedure) -> str:
    """Return the steps that may be extended, as the end of a cure."""
    steps = [rule for rule in procedure.rules() if rule.part is Part.STEP]
    known = ", ".join(f"`the {noun}`" for noun in _nouns(steps))
    return f"; there is {known}" if known else ""


def _nouns(rules: Iterable[Rule]) -> list[str]:
    """Return the events that rules make, the first few."""
    return sorted({rule.noun for rule in rules if rule.noun and rule.action})[:8]
