"""An event as a sentence names it, to the events of the machine: which rule makes it, or where else it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from remit.derive.states import Start
from remit.model.identity import slug
from remit.model.policy import Part, Procedure, Rule, Stage, rules_in
from remit.syntax.clause import EventRef
from remit.syntax.printer import print_moment
from remit.vocabulary import Vocabulary

RECEIPT, SUBMISSION = "receipt", "submission"
COUNCIL = "the council"


@dataclass(frozen=True, slots=True)
class Occasions:
    """The events that a procedure knows, by noun and stage."""

    procedure: Procedure
    vocabulary: Vocabulary

    def resolve(self, ref: EventRef, stage: str) -> tuple[Start, ...]:
        """Return the events that `ref` means where it is said in `stage`; `known` is false where no rule makes it."""
        label = print_moment(ref)
        kind = self.procedure.slug
        suffix = "received" if ref.received else "done"
        makers = self._makers(ref, stage)
        if makers:
            return tuple(Start(f"{rule.id}.{suffix}", label) for rule in makers)
        if self._begins(ref.event):
            if ref.received and ref.by and self.vocabulary.parties.get(ref.by) != "complainant" and ref.by != COUNCIL:
                return (Start(f"{kind}.receipt.{slug(ref.by)}", label, known=False),)
            return (Start(f"{kind}.{RECEIPT if ref.received or ref.event == RECEIPT else SUBMISSION}", label),)
        return (Start(f"{kind}.event.{slug(ref.event)}", label, known=False),)

    def _begins(self, noun: str) -> bool:
        """Tell whether an event is the beginning of the case: receipt, or the act of sending it."""
        verb = self.vocabulary.verb_of_event(noun)
        return noun == RECEIPT or noun in self.vocabulary.kinds or (verb is not None and verb.role == "way in")

    def _makers(self, ref: EventRef, stage: str) -> list[Rule]:
        """Return the rules that make an event, those of the same stage before those of the stages before it."""
        if ref.stage:
            wanted = self.stage_of(ref.stage)
            return _making(wanted, ref.event) if wanted else []
        before = []
        for candidate in self.procedure.stages:
            before.append(candidate)
            if candidate.id == stage:
                break
        for candidate in reversed(before):
            if makers := _making(candidate, ref.event):
                return makers
        return [rule for rule in rules_in(self.procedure.arrival) if rule.noun == ref.event]

    def stage_of(self, said: str) -> Stage | None:
        """Return the stage that `stage 1`, a name or `the final stage` means."""
        if said == "the final stage":
            own = [stage for stage in self.procedure.stages if not stage.run_by]
            return own[-1] if own else None
        wanted = slug(said)
        for stage in self.procedure.stages:
            if wanted in (stage.id, f"{stage.id}-stage", slug(stage.name)):
                return stage
        return None


def _making(stage: Stage, noun: str) -> list[Rule]:
    makers = [rule for rule in rules_in(stage.items) if rule.noun == noun and rule.action is not None]
    steps = [rule for rule in makers if rule.part in (Part.STEP, Part.WAY_IN)]
    return steps or [rule for rule in makers if rule.part is Part.LOOSE]
