"""A procedure of one edition as it is said to whoever gives feedback: each rule whole, under its conditions."""

from __future__ import annotations

from collections.abc import Mapping

from remit.changes.matching import Edition
from remit.derive.occasions import received_steps
from remit.derive.schedule import with_conditions
from remit.derive.states import ARRIVAL
from remit.derive.voice import Voice, capital, lower
from remit.model.policy import Part, Procedure, Rule
from remit.syntax.printer import print_statement
from remit.value import value
from remit.vocabulary.labels import Labels


@value
class Spoken:
    """A procedure in one edition, with who speaks about it and under which conditions each rule stands."""

    procedure: Procedure
    voice: Voice
    under: Mapping[str, str]

    def say(self, rule: Rule) -> str:
        """Return a rule as a sentence to the reader, under its conditions."""
        said = self.voice.statement(rule)
        if rule.extension is not None:
            said = f"{said.rstrip('.')}: {lower(self.voice.extension(rule.extension))}."
        if rule.sentence.otherwise is not None:
            said = f"{said.rstrip('.')}, otherwise {lower(self.voice.time(rule.sentence.otherwise))}."
        if rule.sentence.after is not None:
            said = f"{said.rstrip('.')}, after which {self.voice.address(print_statement(rule.sentence.after))}."
        under = self.under.get(rule.id, "")
        return f"{capital(self.voice.address(under))}: {lower(said)}" if under else said

    def whole(self, rule: Rule) -> str:
        """Return a rule as a sentence, with what may make its time longer."""
        extensions = (
            each for each in self.procedure.rules() if each.extension is not None and rule.id in each.attached_to
        )
        return " ".join([self.say(rule), *map(self.say, extensions)])

    def who(self, rule: Rule) -> str:
        """Return whose act a rule is: that somebody has what is sent is the council's doing."""
        return self.voice.labels.say("council") if received_steps(rule) else self.voice.actor(rule)

    def title(self, rule: Rule) -> str:
        """Return what a rule is about; who goes on to somebody else does not ask the council for that."""
        if rule.strength == "must not":
            return self.voice.statement(rule).rstrip(".")
        stage = self.procedure.stage(rule.stage)
        if rule.part is Part.WAY_IN and stage is not None and stage.run_by and self.voice.side(rule) == "you":
            the = "" if stage.label.startswith("the ") else "the "
            return self.voice.labels.say("go outside", who=f"{the}{stage.label}")
        return self.voice.title(rule).rstrip(".")

    def stage(self, rule: Rule) -> str:
        """Return what the stage of a rule is called."""
        if rule.stage == ARRIVAL:
            return self.voice.labels.say("start band")
        stage = self.procedure.stage(rule.stage)
        return stage.label if stage is not None else ""


def spoken_of(edition: Edition, procedure: Procedure, labels: Labels) -> Spoken:
    """Return a procedure of an edition with all that is needed to speak about it."""
    items = (*procedure.arrival, *(item for stage in procedure.stages for item in stage.items))
    under = {rule.id: " and ".join(conditions) for rule, conditions in with_conditions(items)}
    return Spoken(procedure, Voice(procedure, edition.vocabulary, labels), under)
