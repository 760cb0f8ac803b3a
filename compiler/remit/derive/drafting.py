"""One box for one state or rule: its words, its times and its notes. Knows nothing of the order of boxes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from remit.derive.chart import Shape
from remit.derive.draft import Draft, Ends, called, short
from remit.derive.questions import Questions
from remit.derive.states import ARRIVAL, State, StateKind
from remit.derive.voice import Voice, capital, without_article
from remit.derive.words import Words
from remit.model.policy import Gap, Item, Part, Procedure, Rule, Stage
from remit.syntax.clause import Outcome
from remit.vocabulary.labels import Labels


@dataclass(frozen=True, slots=True)
class Drafting:
    """Drafts the boxes of one procedure; `duties` and `told` are what else is owed or told at each state."""

    voice: Voice
    procedure: Procedure
    labels: Labels
    states: Mapping[str, State]
    rules: Mapping[str, Rule]
    items: Mapping[str, Item]
    words: Words
    questions: Questions
    ends: Ends
    duties: Mapping[str, tuple[str, ...]]
    told: Mapping[str, tuple[str, ...]]

    def start_title(self) -> str:
        """Return how a case begins: with the council, unless the first stage is somebody else's."""
        first = self.procedure.stages[0]
        begin = next(
            (rule for rule in self.rules.values() if rule.stage == first.id and rule.part is Part.WAY_IN), None
        )
        if first.run_by and begin is not None:
            return self.voice.title(begin)
        return self.voice.address(self.labels.say("start", kind=self.procedure.kind))

    def start(self, state: State, *, unsent: bool) -> Draft:
        """Return the box in which a case begins; where the reader does something else first, nothing is sent yet."""
        you = self.labels.say("you")
        if unsent:
            title = self.voice.address(self.labels.say("start unsent", kind=self.procedure.kind))
            return Draft(state.id, Shape.START, you, "you", title, notes=self.owed(state))
        notes, more = self.words.beginning()
        return Draft(state.id, Shape.START, you, "you", self.start_title(),
                     notes=(*notes, *self.owed(state)), more=more)  # fmt: skip

    def way_in(self, rule: Rule, owed: tuple[str, ...] | None) -> Draft:
        """Return the box of the act that leads into a stage; with what is `owed` there it is the end of the case."""
        ends, stage, ombudsman = owed is not None, self.stage(rule.stage), self.labels.say("ombudsman")
        draft = self.act(rule, Shape.END if ends else Shape.STEP, rule.id)
        if stage and stage.run_by:
            draft.title = self.labels.say("go outside", who=called(stage, short(stage, ombudsman)))
        # A time that has passed closes the way in; that it closes the case too is said only where the policy says so.
        if isinstance(rule.sentence.after, Outcome):
            draft.notes += (self.labels.say("lapsed", kind=self.procedure.kind),)
        elif rule.sentence.after is not None:
            draft.notes += (self.labels.say("still open"),)
        if owed is not None and stage and stage.run_by:
            actor = short(stage, ombudsman)
            draft.actor, draft.voice = capital(without_article(actor)), "other"
            if actor != stage.run_by:
                draft.notes = (stage.run_by, *draft.notes)
            draft.notes += owed
        return draft

    def draft(self, state: State) -> Draft:
        """Return the box of a state."""
        item = self.items.get(state.id)
        if state.kind is StateKind.DECISION:
            side, actor, title, notes = self.questions.ask(item)
            return Draft(state.id, Shape.DECISION, actor, side, title, notes=(*notes, *self.owed(state)))
        if isinstance(item, Gap):
            note = self.voice.address(item.because)
            stage = self.stage(state.stage)
            outside = stage is not None and bool(stage.run_by)
            actor = short(stage, self.labels.say("ombudsman")) if stage and outside else self.labels.say("council")
            return Draft(state.id, Shape.GAP, capital(without_article(actor)), "other" if outside else "council",
                         capital(self.voice.address(item.what.text)),
                         notes=(capital(note), *self.owed(state)))  # fmt: skip
        if state.kind is StateKind.ENDING:
            return self.ends.box(state)
        return self.act(self.rules[state.rule], Shape.STEP, state.id)

    def act(self, rule: Rule, shape: Shape, key: str) -> Draft:
        """Return the box of what a rule asks somebody to do."""
        return Draft(key, shape, self.voice.actor(rule), self.voice.side(rule), self.voice.title(rule),
                     self.words.times(rule), (*self.words.notes(rule), *self.owed(self.states.get(key))))  # fmt: skip

    def owed(self, state: State | None) -> tuple[str, ...]:
        """Return what stands as notes in the box of a state: its side duties, and what else may or must happen."""
        return () if state is None else (*self.duties.get(state.id, ()), *self.told.get(state.id, ()))

    def stage(self, name: str) -> Stage | None:
        """Return the stage of that id."""
        return self.procedure.stage(name)

    def title(self, name: str) -> str:
        """Return the title of a band."""
        if name == ARRIVAL:
            return self.labels.say("start band")
        stage = self.stage(name)
        return stage.title if stage and stage.title else self.labels.say("only band")
