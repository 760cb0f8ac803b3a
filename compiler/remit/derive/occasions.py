"""An event as a sentence names it, to the events of the machine: which rule makes it, or where else it comes from."""

from __future__ import annotations

from dataclasses import field

from remit.derive.either import Instead, instead_of
from remit.derive.making import Making
from remit.derive.states import Start
from remit.model.identity import slug
from remit.model.policy import Part, Procedure, Rule, Stage
from remit.syntax.clause import DUTIES, EventRef
from remit.syntax.printer import print_moment
from remit.value import value
from remit.vocabulary import Vocabulary

RECEIPT, SUBMISSION = "receipt", "submission"
COUNCIL = "the council"


@value
class Occasions:
    """The events that a procedure knows, by noun and stage."""

    procedure: Procedure
    vocabulary: Vocabulary
    making: Making = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Keep the look-ups by which rules are found."""
        object.__setattr__(self, "making", Making(self.procedure, self.vocabulary))

    def resolve(self, ref: EventRef, said: Rule) -> tuple[Start, ...]:
        """Return the events that `ref` means where the rule `said` says it; `known` is false where no rule makes it."""
        label = print_moment(ref)
        kind = self.procedure.slug
        makers = self._makers(ref, said)
        if makers and ref.received:
            return tuple(Start(f"{rule.id}.received", label) for rule in makers)
        if makers:
            return tuple(Start(event, label) for rule in makers for event in self.entering(rule))
        if others := [] if ref.received else self._making_instead(ref.event, said):
            return tuple(Start(event, label) for event in others)
        if self._begins(ref.event):
            if ref.received and ref.by and self.vocabulary.parties.get(ref.by) != "complainant" and ref.by != COUNCIL:
                return (Start(f"{kind}.receipt.{slug(ref.by)}", label, known=False),)
            return (Start(f"{kind}.{RECEIPT if ref.received or ref.event == RECEIPT else SUBMISSION}", label),)
        return (Start(f"{kind}.event.{slug(ref.event)}", label, known=False),)

    def done(self, rule: Rule) -> tuple[str, ...]:
        """Return the events by which a rule is done: of a decision with branches, each of its answers."""
        if rule.benchmark:
            promised = (self.procedure.rule(step) for step in rule.attached_to)
            return tuple(event for other in promised if other is not None for event in self.done(other))
        if rule.verb is not None and rule.verb.role == "decision":
            branch = self.making.branch(rule)
            if branch is not None:
                return tuple(f"{branch.id}.{case.key}" for case in branch.cases)
        return done_events(rule)

    def entering(self, rule: Rule) -> tuple[str, ...]:
        """Return the events by which a rule is done; a stage is entered by whichever of two acts leads to it."""
        either = self.instead(rule) if rule.part is Part.WAY_IN else ()
        return (*self.done(rule), *(other.event for other in either))

    def instead(self, rule: Rule) -> tuple[Instead, ...]:
        """Return what may be done instead of the first act of a rule."""
        return instead_of(rule, self.procedure, self.vocabulary) if rule.alternatives else ()

    def _making_instead(self, noun: str, said: Rule) -> list[str]:
        """Return the events of that name which another act of a duty makes, up to the stage of a rule."""
        stages = {stage.id for stage in self.making.before(said)}
        rules = [rule for rule in self.procedure.rules() if rule.alternatives and rule.stage in stages]
        return [other.event for rule in rules for other in self.instead(rule) if other.noun == noun]

    def _begins(self, noun: str) -> bool:
        """Tell whether an event is the beginning of the case: receipt, or the act of sending it."""
        verb = self.vocabulary.verb_of_event(noun)
        sends = verb is not None and verb.role == "way in" and not verb.names_stage
        return noun == RECEIPT or noun in self.vocabulary.kinds or sends

    def _makers(self, ref: EventRef, said: Rule) -> list[Rule]:
        """Return the rules that make an event, by the noun of their verb before another noun for the same act."""
        verb = self.vocabulary.verb_of_event(ref.event)
        nouns = (ref.event, verb.noun) if verb else (ref.event,)
        for noun in nouns:
            if makers := self._making(noun, ref.stage, said):
                return makers
        return []

    def _making(self, noun: str, stage: str, said: Rule) -> list[Rule]:
        """Return the rules that make an event, those of the same stage before those of the stages before it."""
        if stage:
            wanted = self.stage_of(stage)
            return list(self.making.of_stage(wanted, noun)) if wanted else []
        for candidate in reversed(self.making.before(said)):
            if makers := [rule for rule in self.making.of_stage(candidate, noun) if rule.id != said.id]:
                return makers
        return [rule for rule in self.making.of_arrival(noun) if rule.id != said.id]

    def stage_of(self, said: str) -> Stage | None:
        """Return the stage that `stage 1`, a name or `the final stage` means."""
        return self.making.stage_of(said)


def received_steps(rule: Rule) -> tuple[str, ...]:
    """Return the steps whose arrival a rule binds ("must receive the acknowledgement"); none where it binds none."""
    receives = rule.verb is not None and rule.verb.base == "receive" and rule.strength in DUTIES
    return rule.attached_to if receives else ()


def received_step(rule: Rule) -> str:
    """Return the first of the steps whose arrival a rule binds; nothing where it binds none."""
    return next(iter(received_steps(rule)), "")


def done_events(rule: Rule) -> tuple[str, ...]:
    """Return the events by which a rule is done: of a duty to receive, that the other side has what each step sends."""
    return tuple(f"{step}.received" for step in received_steps(rule)) or (f"{rule.id}.done",)
