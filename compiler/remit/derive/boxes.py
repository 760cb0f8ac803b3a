"""Machine to chart: which boxes a reader sees, in which order, with which ways out. Numbers come last."""

from __future__ import annotations

from remit.derive.chart import Chart, Shape
from remit.derive.draft import Draft, Ends, numbered
from remit.derive.drafting import Drafting
from remit.derive.gates import gates_of
from remit.derive.overdue import asked_of, overdue, unanswered
from remit.derive.questions import Questions
from remit.derive.spine import moves_at_any_time, spine_of, ways_of
from remit.derive.states import ARRIVAL, Line, Machine, Reason, State, StateKind, Transition
from remit.derive.voice import Voice, capital, without_article
from remit.derive.words import Words
from remit.model.policy import Part, Procedure, Rule
from remit.syntax.clause import Done


def chart_of(machine: Machine, voice: Voice, edition: str) -> Chart:
    """Return the chart of a procedure; its boxes are numbered in the order in which they stand."""
    return _Charter(machine, voice).chart(edition)


class _Charter:
    """Places boxes band by band: the main line downwards, what hangs on a box right behind it."""

    def __init__(self, machine: Machine, voice: Voice) -> None:
        self.machine, self.voice, self.labels = machine, voice, voice.labels
        self.procedure: Procedure = voice.procedure
        self.states = {state.id: state for state in machine.states}
        self.rules = {rule.id: rule for rule in self.procedure.rules()}
        self.items = {item.id: item for item in self.procedure.items()}
        self.words = Words(voice, machine)
        self.questions = Questions(voice)
        self.ways = ways_of(machine)
        self.spine = spine_of(machine, machine.initial, self.ways)
        self.gates = gates_of(machine, self.rules)
        for state, rule in moves_at_any_time(machine, self.rules):
            self.gates[state] = [rule, *self.gates.get(state, [])]
        self.late, self.silent = overdue(machine), unanswered(machine)
        self.make = Drafting(
            voice, self.procedure, self.labels, self.states, self.rules, self.items, self.words, self.questions,
            Ends(voice), self.words.duties(), self.words.more(self._drawn()),
        )  # fmt: skip
        steps = (name for name in self.spine if self.states[name].kind is StateKind.STEP)
        self.unsent = not self.procedure.stages[0].run_by and self._is_own_act(next(steps, ""))
        self.bands: dict[str, list[Draft]] = {}
        self.placed: dict[str, Draft] = {}
        self.beside = False

    def chart(self, edition: str) -> Chart:
        for name in self.spine:
            self._main(self.states[name])
        for line in self.machine.lines[1:]:
            self._beside(line)
        bands = [(name, self.make.title(name), self.words.throughout(name)) for name in self.bands]
        kind = self.procedure.kind
        return Chart(f"{kind[:1].upper()}{kind[1:]}", edition, numbered(self.bands, bands))

    # The main line

    def _main(self, state: State) -> None:
        following = self._following(state.id)
        if state.kind is StateKind.START and self._is_own_act(following):
            return
        if state.kind is StateKind.START:
            start = self.make.start(state, unsent=self.unsent)
            self._place(ARRIVAL, start)
            start.exits = [("", self._key(following))]
        elif self._is_rest(state):
            self._rest(state)
        else:
            self._gate_boxes(state)
            draft = self._place(self._band(state), self.make.draft(state))
            if self.spine.index(state.id) == 1 and not self.beside and self._is_own_act(state.id):
                notes, more = self.words.beginning()
                owed = self.make.owed(self.states[self.machine.initial])
                draft.shape, draft.notes, draft.more = Shape.START, (*notes, *owed, *draft.notes), more
            if state.id in self.late:
                draft = self._whether_in_time(draft, state)
            self._exits(draft, state, following)

    def _is_own_act(self, name: str) -> bool:
        """Tell whether a case begins with what the complainant does at a state: nothing counts its time from before."""
        state = self.states.get(name)
        rule = self.rules.get(state.rule) if state and state.kind is StateKind.STEP else None
        return rule is not None and self.voice.side(rule) == "you" and rule.limit is None and name not in self.gates

    def _following(self, name: str) -> str:
        place = self.spine.index(name) if name in self.spine else -1
        return self.spine[place + 1] if 0 <= place < len(self.spine) - 1 else ""

    def _exits(self, draft: Draft, state: State, following: str) -> None:
        """Give a box its ways out; what is not the main line hangs on it to the side."""
        steps = self.ways.get(state.id, ())
        for step in sorted(steps, key=lambda step: step.target != following):
            if step in self.late.get(state.id, ()):
                draft.exits.append((self.labels.say("no"), self._too_late(step, draft)))
                continue
            label = self.questions.answer(self.items.get(state.id), step) if len(steps) > 1 else ""
            label = self.labels.say("yes") if state.id in self.late else label
            draft.exits.append((label, self._arrive(step.target, draft, main=step.target == following)))
        if not draft.exits or draft.exits == [("", "")]:
            draft.exits = []
            draft.shape = Shape.END if draft.shape is Shape.STEP else draft.shape

    def _whether_in_time(self, draft: Draft, state: State) -> Draft:
        """Ask behind a step whether it came in time, because something else may be done if it did not."""
        condition = asked_of(self.late[state.id][0].rule, self.procedure)
        title = self.questions.question(condition) if condition else ""
        asked = Draft(f"{state.id}.late?", Shape.DECISION, draft.actor, draft.voice, title)
        draft.exits = [("", asked.key)]
        return self._place(self._band(state), asked)

    def _too_late(self, step: Transition, asked: Draft) -> str:
        """Return the key of the box at which a way out arrives that is open because a step did not come in time."""
        rule, state = self.rules[step.rule], self.states[step.target]
        if step.event.startswith("clock."):
            return self._arrive(step.target, asked, main=False)
        if rule.part is Part.WAY_IN:
            if rule.id not in self.placed:
                self._way_in(rule, step.target)
            return rule.id
        leads = state.kind is not StateKind.ENDING
        act = self.make.act(rule, Shape.STEP if leads else Shape.END, rule.id)
        act.side, act.opens = True, asked.key
        if rule.condition != asked_of(self.late[step.source][0].rule, self.procedure):
            act.notes += (self.questions.because(rule),) if rule.condition else ()
        act.exits = [("", self._key(step.target))] if leads and step.target != step.source else []
        self._behind(asked, act)
        return act.key

    def _arrive(self, target: str, draft: Draft, *, main: bool) -> str:
        """Return the key of the box at which a way out arrives, placing what hangs to the side."""
        state = self.states[target]
        if state.kind is StateKind.ENDING and state.rule == draft.key and draft.shape is Shape.STEP:
            draft.notes += self.make.ends.box(state).notes
            return ""
        if self._is_rest(state) and not self._leads_on(state):
            if draft.shape is Shape.DECISION:
                return self._finished(draft, target)
            draft.notes += self.make.owed(state)
            return ""
        if main or target in self.spine or self._key(target) in self.placed:
            return self._key(target)
        return self._hang(state, draft)

    def _hang(self, state: State, opener: Draft) -> str:
        draft = self.make.draft(state)
        draft.side, draft.opens = True, opener.key
        # Beside the main line there is no room for a question of its own.
        draft.notes += tuple(self.words.longer(rule) for rule in self.gates.get(state.id, ()) if rule.extension)
        self._behind(opener, draft)
        self._exits(draft, state, "")
        return draft.key

    def _finished(self, opener: Draft, target: str) -> str:
        key = f"{opener.key}>{target}"
        draft = Draft(key, Shape.END, self.labels.say("council"), "council", self.labels.say("finished"), side=True,
                      notes=self.make.owed(self.states[target]), opens=opener.key)  # fmt: skip
        self._behind(opener, draft)
        return key

    # Ways in

    def _is_rest(self, state: State) -> bool:
        return state.kind is StateKind.REST or state.reason is Reason.ANSWERED

    def _leads_on(self, state: State) -> bool:
        return bool(self.ways.get(state.id) or self._beside_ways(state) or self._silent_at(state))

    def _silent_at(self, state: State) -> list[Rule]:
        return [rule for rule in self.gates.get(state.id, ()) if rule.id in self.silent]

    def _beside_ways(self, state: State) -> tuple[str, ...]:
        """Return the ways in to stages beside the main line, at the end of it."""
        if self.beside or self.ways.get(state.id) or state.id not in self.spine:
            return ()
        return tuple(event.removesuffix(".done") for line in self.machine.lines[1:] for event in line.opened_by[:1])

    def _rest(self, state: State) -> None:
        """Draw the question after an answer: yes to the end, no to the next stage's first act."""
        ways = [step.rule for step in self.ways.get(state.id, ())] or list(self._beside_ways(state))
        for rule in self._silent_at(state):
            self._whether_answered(rule, state, state.id if ways else "")
        if not ways:
            return
        you = self.labels.say("you")
        ask = self._place(self._band(state), Draft(state.id, Shape.DECISION, you, "you", self.labels.say("satisfied")))
        ask.notes = self.make.told.get(state.id, ())
        closed = Draft(f"{state.id}.closed", Shape.END, self.labels.say("council"), "council",
                       self.labels.say("closed", kind=self.procedure.kind), side=True, opens=ask.key)  # fmt: skip
        closed.notes = self.make.duties.get(state.id, ())
        on = [(self.questions.onward(self.rules[way], first=at == 0), way) for at, way in enumerate(self._apart(ways))]
        ask.exits = [*(on if len(on) > 1 else [(self.labels.say("no"), ways[0])]), (self.labels.say("yes"), closed.key)]
        self._behind(ask, closed)
        for way, step in zip(ways, self.ways.get(state.id, ()), strict=False):
            self._way_in(self.rules[way], step.target)

    def _apart(self, ways: list[str]) -> list[str]:
        """Return the first way into each stage to which ways lead."""
        return list({self.rules[way].stage: way for way in reversed(ways)}.values())[::-1]

    def _way_in(self, rule: Rule, target: str) -> None:
        state = self.states[target]
        ends = self._is_rest(state) and not self._leads_on(state)
        draft = self.make.way_in(rule, self.make.owed(state) if ends else None)
        if self.unsent and not (rule.verb is None or rule.verb.names_stage or draft.voice != "you"):
            draft.notes += self.voice.ways
        draft.exits = [] if ends else [("", self._key(target))]
        self._place(rule.stage, draft)

    def _beside(self, line: Line) -> None:
        spine = spine_of(self.machine, line.initial, self.ways)
        outer, self.spine, self.beside = self.spine, spine, True
        for step in self.ways.get(line.initial, ())[:1]:
            self._way_in(self.rules[step.rule], step.target)
        for name in spine[1:]:
            self._main(self.states[name])
        self.spine, self.beside = outer, False

    # Gates: a question before a step, asked because a permission may change what follows

    def _drawn(self) -> set[str]:
        """Return the permissions that the chart shows: those before a box of the main line, and every extension."""
        boxes = [state for state in self.gates if not self._is_rest(self.states[state])]
        shown = ((rule, state in self.spine) for state in boxes for rule in self.gates[state])
        return {rule.id for rule, main in shown if rule.id not in self.silent and (main or rule.extension)}

    def _key(self, state: str) -> str:
        """Return the key of the first box of a state: at rest nothing is asked but what follows silence."""
        rests = self._is_rest(self.states[state])
        gates = [rule for rule in self.gates.get(state, ()) if not rests or rule.id in self.silent]
        return f"{gates[0].id}?" if gates else state

    def _gate_boxes(self, state: State) -> None:
        gates = self.gates.get(state.id, [])
        for place, rule in enumerate(gates):
            after = f"{gates[place + 1].id}?" if place + 1 < len(gates) else state.id
            if rule.id in self.silent:
                self._whether_answered(rule, state, after)
                continue
            notes = (self.questions.because(rule),) if rule.condition else ()
            ask = Draft(f"{rule.id}?", Shape.DECISION, self.voice.actor(rule), self.voice.side(rule),
                        self.questions.permission(rule), self._whenever(rule), notes)  # fmt: skip
            act = self.make.act(rule, Shape.STEP, rule.id)
            act.side, act.opens = True, ask.key
            if rule.extension is not None:
                act.times = (self.voice.extension(rule.extension),)
                act.exits = [("", after)]
            else:
                target = next(step.target for step in self.machine.transitions if step.rule == rule.id)
                leads = self.states[target].kind is not StateKind.ENDING
                act.shape = Shape.STEP if leads else Shape.END
                act.exits = [("", self._key(target))] if leads else []
            ask.exits = [(self.labels.say("no"), after), (self.labels.say("yes"), act.key)]
            self._place(self._band(state), ask)
            self._behind(ask, act)

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

    # Order

    def _band(self, state: State) -> str:
        return state.stage

    def _place(self, band: str, draft: Draft) -> Draft:
        self.bands.setdefault(band, []).append(draft)
        self.placed[draft.key] = draft
        return draft

    def _behind(self, opener: Draft, draft: Draft) -> None:
        """Place a box behind the last one that hangs on the same opener."""
        for boxes in self.bands.values():
            if opener in boxes:
                boxes.append(draft)
        self.placed[draft.key] = draft
