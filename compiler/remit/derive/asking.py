"""The questions of a chart that no decision of the policy asks: is a permission used, did somebody act, is all so."""

from __future__ import annotations

from abc import ABC, abstractmethod

from remit.derive.chart import Shape
from remit.derive.draft import Draft, Ends
from remit.derive.drafting import Drafting
from remit.derive.gates import gates_of
from remit.derive.marked import marks_on
from remit.derive.overdue import asked_of, opens_if_so, overdue, unanswered
from remit.derive.questions import Questions
from remit.derive.spine import moves_at_any_time, spine_of, ways_of
from remit.derive.states import STILL, Line, Machine, Reason, State, StateKind, Transition
from remit.derive.voice import Voice, capital, without_article
from remit.derive.watched import watched_of
from remit.derive.words import Words
from remit.model.policy import Part, Procedure, Rule
from remit.syntax.clause import Done


class Asking(ABC):
    """Places the boxes of questions, and knows what the boxes of a chart are made from."""

    def __init__(self, machine: Machine, voice: Voice) -> None:
        self.machine, self.voice, self.labels = machine, voice, voice.labels
        self.procedure: Procedure = voice.procedure
        self.states = {state.id: state for state in machine.states}
        self.rules = {rule.id: rule for rule in self.procedure.rules()}
        self.items = {item.id: item for item in self.procedure.items()}
        self.words = Words(voice, machine)
        self.questions = Questions(voice)
        self.ways = ways_of(machine)
        self.spine = self._line(machine.lines[0])
        self.gates = gates_of(machine, self.rules)
        self.late, self.silent = overdue(machine), unanswered(machine)
        late = {step.rule for steps in self.late.values() for step in steps}
        anytime = [(state, rule) for state, rule in moves_at_any_time(machine, self.rules) if rule.id not in late]
        for state, rule in anytime:
            self.gates[state] = [rule, *self.gates.get(state, [])]
        asked = {rule.id for _, rule in anytime}
        behind = watched_of(machine).behind.items()
        self.behind = {name: [step for step in steps if step.rule not in asked] for name, steps in behind}
        for name, steps in self.late.items():
            self.behind.setdefault(name, []).extend(steps[1:])
            self.late[name] = steps[:1]
        self.make = Drafting(
            voice, self.procedure, self.labels, self.states, self.rules, self.items, self.words, self.questions,
            Ends(voice), self.words.duties(), self.words.more(self._drawn()),
        )  # fmt: skip
        self.bands: dict[str, list[Draft]] = {}
        self.placed: dict[str, Draft] = {}
        self.entered: list[str] = []
        self.beside = False

    @abstractmethod
    def _arrive(self, target: str, draft: Draft, *, main: bool) -> str:
        """Return the key of the box at which a way out arrives, placing what hangs to the side."""

    @abstractmethod
    def _way_in(self, rule: Rule, target: str) -> None:
        """Place the box of a way in to a stage."""

    @abstractmethod
    def _finished(self, opener: Draft, target: str) -> str:
        """Place the box that ends a case, and return its key."""

    def _line(self, line: Line) -> tuple[str, ...]:
        """Return the states of a line that stand one under another, by the marks of the author."""
        marks = marks_on(line, self.machine, self.ways, self.procedure.main_line)
        return spine_of(self.machine, line.initial, self.ways, [places for _, places in marks])

    # Gates: a question before a step, asked because a permission may change what follows

    def _drawn(self) -> set[str]:
        """Return the permissions that the chart shows: those before a box of the main line, and every extension."""
        boxes = {state: rules for state, rules in self.gates.items() if not self._is_rest(self.states[state])}
        boxes |= {state: self._asked_at(self.states[state]) for state in self.gates if state not in boxes}
        shown = ((rule, state in self.spine) for state, rules in boxes.items() for rule in rules)
        late = {step.rule for steps in (*self.late.values(), *self.behind.values()) for step in steps}
        return late | {rule.id for rule, main in shown if rule.id not in self.silent and (main or rule.extension)}

    def _key(self, state: str) -> str:
        """Return the key of the first box of a state: at rest nothing is asked but what follows silence."""
        rests = self._is_rest(self.states[state])
        gates = self._asked_at(self.states[state]) if rests else self.gates.get(state, [])
        return f"{gates[0].id}?" if gates else state

    def _gate_boxes(self, state: State) -> None:
        gates = self.gates.get(state.id, [])
        for place, rule in enumerate(gates):
            self._gate_box(rule, state, f"{gates[place + 1].id}?" if place + 1 < len(gates) else state.id)

    def _gate_box(self, rule: Rule, state: State, after: str) -> None:
        """Ask whether a permission is used, with what is done then; if it is not, the case goes on at `after`."""
        if rule.id in self.silent:
            self._whether_answered(rule, state, after)
            return
        notes = (self.questions.because(rule),) if rule.condition else ()
        ask = Draft(f"{rule.id}?", Shape.DECISION, self.voice.actor(rule), self.voice.side(rule),
                    self.questions.used(rule), self._whenever(rule), notes)  # fmt: skip
        self._place(self._band(state), ask)
        yes = rule.id
        if rule.part is Part.WAY_IN:
            self._way_in(rule, self._target(rule).id)
        elif rule.id not in self.placed:
            yes = self._used(rule, ask, after)
        ask.exits = [(self.labels.say("no"), after or self._finished(ask, state.id)), (self.labels.say("yes"), yes)]

    def _used(self, rule: Rule, ask: Draft, after: str) -> str:
        """Place the box of a permission that is used, and return its key."""
        act = self.make.act(rule, Shape.STEP, rule.id)
        act.side, act.opens = True, ask.key
        self._behind(ask, act)
        if rule.extension is not None:
            act.times, act.exits = (self.voice.extension(rule.extension),), [("", after)]
            return act.key
        target = self._target(rule)
        if target.kind not in STILL:
            act.exits = [("", self._enter(target))]
        elif self.ways.get(target.id):
            act.exits = [("", self._ended(target, act))]
        else:
            act.shape = Shape.END
        return act.key

    def _asked_at(self, state: State) -> list[Rule]:
        """Return what is asked where a case rests: what follows silence, and what ends the case and leads on."""
        gates = self.gates.get(state.id, ())
        return [rule for rule in gates if rule.id in self.silent or self._leads_further(rule)]

    def _leads_further(self, rule: Rule) -> bool:
        moves = any(step.rule == rule.id and not step.stays for step in self.machine.transitions)
        target = self._target(rule) if moves and rule.part is not Part.WAY_IN else None
        return target is not None and target.kind in STILL and bool(self.ways.get(target.id))

    def _target(self, rule: Rule) -> State:
        """Return the state to which a permission leads."""
        target = next(step.target for step in self.machine.transitions if step.rule == rule.id)
        return self.states[target]

    def _ended(self, state: State, act: Draft) -> str:
        """Ask behind what ends a case whether the reader is satisfied, because a way on leads from there."""
        if state.id in self.placed:
            return state.id
        you = self.labels.say("you")
        ask = Draft(state.id, Shape.DECISION, you, "you", self.labels.say("satisfied"), side=True, opens=act.key)
        self._behind(act, ask)
        closed = Draft(f"{state.id}.closed", Shape.END, self.labels.say("council"), "council",
                       self.labels.say("closed", kind=self.procedure.kind), side=True, opens=ask.key,
                       notes=self.make.duties.get(state.id, ()))  # fmt: skip
        first, *others = self.ways[state.id]
        ask.exits.append((self.labels.say("no"), self._too_late(first, ask, first.source)))
        further = (self.voice.statement(self.rules[step.rule]) for step in others)
        ask.notes = (*self.make.told.get(state.id, ()), *further)
        ask.exits.append((self.labels.say("yes"), closed.key))
        self._behind(ask, closed)
        return state.id

    def _asked_behind(self, draft: Draft, state: State) -> Draft:
        """Ask what is asked behind a step because a way on turns on it; return the last box."""
        for step in self.behind.get(state.id, ()):
            draft = self._whether_so(draft, step, state)
        return self._whether_in_time(draft, state) if state.id in self.late else draft

    def _whether_so(self, draft: Draft, step: Transition, state: State) -> Draft:
        """Ask behind a step whether all is so that opens a way on, as the end of the step's time is a part of it."""
        rule = self.rules[step.rule]
        condition = asked_of(rule.id, self.procedure)
        title = self.questions.question(condition) if condition else ""
        key = f"{rule.id}?" if f"{rule.id}?" not in self.placed else f"{state.id}>{rule.id}?"
        asked = self._question(Draft(key, Shape.DECISION, draft.actor, draft.voice, title), draft, state)
        yes, no = (self.labels.say(word) for word in ("yes", "no"))
        asked.exits = [(yes if opens_if_so(rule) else no, self._too_late(step, asked, ""))]
        return asked

    def _question(self, asked: Draft, draft: Draft, state: State) -> Draft:
        """Place a question behind a box that leads on to it: a question does so by the answer that it has left."""
        draft.exits.append((self._left(draft), asked.key))
        if not draft.side:
            return self._place(self._band(state), asked)
        asked.side, asked.opens = True, draft.key
        self._behind(draft, asked)
        return asked

    def _left(self, draft: Draft) -> str:
        """Return the answer to a question that leads nowhere yet; nothing for a box that asks nothing."""
        said = {label for label, _ in draft.exits}
        return next((word for word in map(self.labels.say, ("yes", "no")) if said and word not in said), "")

    def _whether_in_time(self, draft: Draft, state: State) -> Draft:
        """Ask behind a step whether it came in time, because something else may be done if it did not."""
        condition = asked_of(self.late[state.id][0].rule, self.procedure)
        title = self.questions.question(condition) if condition else ""
        return self._question(Draft(f"{state.id}.late?", Shape.DECISION, draft.actor, draft.voice, title), draft, state)

    def _too_late(self, step: Transition, asked: Draft, first: str) -> str:
        """Return the key of the box at which a way out arrives that is open because a step did not come in time.

        `first` is the rule whose condition the question asks, if that is another one.
        """
        rule, state = self.rules[step.rule], self.states[step.target]
        if step.event.startswith("clock."):
            return self._arrive(step.target, asked, main=False)
        if rule.part is Part.WAY_IN:
            if rule.id not in self.placed:
                self._way_in(rule, state.place)
            return rule.id
        if rule.id in self.placed:
            return rule.id
        leads = state.kind not in STILL
        act = self.make.act(rule, Shape.STEP if leads else Shape.END, rule.id)
        act.side, act.opens = True, asked.key
        if first and rule.condition != asked_of(first, self.procedure):
            act.notes += (self.questions.because(rule),) if rule.condition else ()
        act.exits = [("", self._enter(state))] if leads and state.place != step.source else []
        self._behind(asked, act)
        return act.key

    def _whenever(self, rule: Rule) -> tuple[str, ...]:
        """Return the time of a question that is asked once and stays open: "At any time"."""
        return self.words.times(rule) if rule.anytime else ()

    def _whether_answered(self, rule: Rule, state: State, after: str) -> None:
        """Ask before a step whether somebody has answered, because the case goes elsewhere if they have not."""
        condition = asked_of(rule.id, self.procedure)
        subject = condition.subject if isinstance(condition, Done) and isinstance(condition.subject, str) else ""
        side = self.voice.side_of(subject) if condition else self.voice.side(rule)
        actor = self.voice.actor(rule) if condition is None else capital(without_article(subject))
        actor = self.labels.say(side) if side != "other" else actor
        title = self.questions.question(condition) if condition else self.questions.permission(rule)
        times = () if condition else self.words.times(rule)
        asked = self._place(self._band(state), Draft(f"{rule.id}?", Shape.DECISION, actor, side, title, times))
        target = self._arrive(self.silent[rule.id][1], asked, main=False)
        after = after or self._finished(asked, state.id)
        asked.exits = [(self.labels.say("yes"), after), (self.labels.say("no"), target)]

    def _is_rest(self, state: State) -> bool:
        """Tell whether a case is not waited for here, and may go on."""
        leads = state.kind in STILL and bool(self.ways.get(state.id))
        return leads or state.kind is StateKind.REST or state.reason is Reason.ANSWERED

    def _enter(self, state: State) -> str:
        """Return the key of the first box of a state to which an act leads from elsewhere."""
        self.entered.append(state.place)
        return self._key(state.place)

    # Order

    def _band(self, state: State) -> str:
        return state.stage

    def _band_of(self, draft: Draft) -> str:
        return next(band for band, boxes in self.bands.items() if draft in boxes)

    def _place(self, band: str, draft: Draft) -> Draft:
        self.bands.setdefault(band, []).append(draft)
        self.placed[draft.key] = draft
        return draft

    def _behind(self, opener: Draft, draft: Draft) -> None:
        """Place a box behind the last one that hangs on the same opener."""
        self.bands[self._band_of(opener)].append(draft)
        self.placed[draft.key] = draft
