"""Machine to chart: which boxes a reader sees, in which order, with which ways out. Numbers come last."""

from __future__ import annotations

from remit.derive.asking import Asking
from remit.derive.chart import Chart, Shape
from remit.derive.draft import Draft, numbered
from remit.derive.spine import spine_of
from remit.derive.states import ARRIVAL, Line, Machine, State, StateKind
from remit.derive.voice import Voice
from remit.model.policy import Rule


def chart_of(machine: Machine, voice: Voice, edition: str) -> Chart:
    """Return the chart of a procedure; its boxes are numbered in the order in which they stand."""
    return _Charter(machine, voice).chart(edition)


class _Charter(Asking):
    """Places boxes band by band: the main line downwards, what hangs on a box right behind it."""

    def __init__(self, machine: Machine, voice: Voice) -> None:
        super().__init__(machine, voice)
        steps = (name for name in self.spine if self.states[name].kind is StateKind.STEP)
        self.unsent = not self.procedure.stages[0].run_by and self._is_own_act(next(steps, ""))

    def chart(self, edition: str) -> Chart:
        for name in self.spine:
            self._main(self.states[name])
        while self.entered:
            self._further(self.entered.pop(0))
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
        if self._is_end(state) and not self._is_led_to(state.id):
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
            if self.spine[:2] == (self.machine.initial, state.id) and self._is_own_act(state.id):
                notes, more = self.words.beginning()
                owed = self.make.owed(self.states[self.machine.initial])
                draft.shape, draft.notes, draft.more = Shape.START, (*notes, *owed, *draft.notes), more
            self._exits(self._asked_behind(draft, state), state, following)

    def _is_own_act(self, name: str) -> bool:
        """Tell whether a case begins with what the complainant does at a state: nothing counts its time from before."""
        state = self.states.get(name)
        rule = self.rules.get(state.rule) if state and state.kind is StateKind.STEP else None
        return rule is not None and self.voice.side(rule) == "you" and rule.limit is None and name not in self.gates

    def _is_end(self, state: State) -> bool:
        return state.kind is StateKind.ENDING and not self._is_rest(state)

    def _is_led_to(self, key: str) -> bool:
        """Tell whether a way out of a box leads to that one; that a step ends the case is told in its own box."""
        return any(target == key for draft in self.placed.values() for _, target in draft.exits)

    def _following(self, name: str) -> str:
        place = self.spine.index(name) if name in self.spine else -1
        return self.spine[place + 1] if 0 <= place < len(self.spine) - 1 else ""

    def _exits(self, draft: Draft, state: State, following: str) -> None:
        """Give a box its ways out; what is not the main line hangs on it to the side."""
        behind = self.behind.get(state.id, ())
        steps = [
            step for step in self.ways.get(state.id, ()) if step.rule not in self.machine.watched and step not in behind
        ]
        for step in sorted(steps, key=lambda step: step.target != following):
            if step in self.late.get(state.id, ()):
                draft.exits.append((self.labels.say("no"), self._too_late(step, draft, self.late[state.id][0].rule)))
                continue
            label = self.questions.answer(self.items.get(state.id), step) if len(steps) > 1 else ""
            label = self.labels.say("yes") if state.id in self.late else label or self._left(draft)
            draft.exits.append((label, self._arrive(step.target, draft, main=step.target == following)))
        if not draft.exits or draft.exits == [("", "")]:
            draft.exits = []
            draft.shape = Shape.END if draft.shape is Shape.STEP else draft.shape

    def _arrive(self, target: str, draft: Draft, *, main: bool) -> str:
        """Return the key of the box at which a way out arrives, placing what hangs to the side."""
        state = self.states[target]
        if self._is_end(state) and state.rule == draft.key and draft.shape is Shape.STEP:
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
        if self._is_rest(state):
            # Where only silence is asked about, nobody goes on from here: the question stands by itself.
            return self._ended(state, opener) if self.ways.get(state.id) else self._enter(state)
        if state.kind is not StateKind.ENDING and self._band(state) != self._band_of(opener):
            # INVARIANT: a stage has a band of its own, in which stands what holds throughout it.
            return self._enter(state)
        draft = self.make.draft(state)
        draft.side, draft.opens = True, opener.key
        # Beside the main line there is no room for a question of its own.
        draft.notes += tuple(self.words.longer(rule) for rule in self.gates.get(state.id, ()) if rule.extension)
        self._behind(opener, draft)
        self._exits(self._asked_behind(draft, state), state, "")
        return draft.key

    def _finished(self, opener: Draft, target: str) -> str:
        key = f"{opener.key}>{target}"
        draft = Draft(key, Shape.END, self.labels.say("council"), "council", self.labels.say("finished"), side=True,
                      notes=self.make.owed(self.states[target]), opens=opener.key)  # fmt: skip
        self._behind(opener, draft)
        return key

    # Ways in

    def _leads_on(self, state: State) -> bool:
        return bool(self.ways.get(state.id) or self._beside_ways(state) or self._asked_at(state))

    def _beside_ways(self, state: State) -> tuple[str, ...]:
        """Return the ways in to stages beside the main line, at the end of it."""
        if self.beside or self.ways.get(state.id) or state.id not in self.spine:
            return ()
        return tuple(event.removesuffix(".done") for line in self.machine.lines[1:] for event in line.opened_by[:1])

    def _rest(self, state: State) -> None:
        """Draw the question after an answer: yes to the end, no to the next stage's first act."""
        ways = [step.rule for step in self.ways.get(state.id, ())] or list(self._beside_ways(state))
        asked = self._asked_at(state)
        for number, rule in enumerate(asked, 1):
            after = state.id if ways else ""
            self._gate_box(rule, state, f"{asked[number].id}?" if number < len(asked) else after)
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
            if way in self.placed:
                continue
            self._way_in(self.rules[way], self.states[step.target].place)

    def _apart(self, ways: list[str]) -> list[str]:
        """Return the first way into each stage to which ways lead."""
        return list({self.rules[way].stage: way for way in reversed(ways)}.values())[::-1]

    def _way_in(self, rule: Rule, target: str) -> None:
        state = self.states[target]
        ends = self._is_rest(state) and not self._leads_on(state)
        draft = self.make.way_in(rule, self.make.owed(state) if ends else None)
        if self.unsent and not (rule.verb is None or rule.verb.names_stage or draft.voice != "you"):
            draft.notes += self.voice.ways
        draft.exits = [] if ends else [("", self._enter(state))]
        self._place(rule.stage, draft)

    def _further(self, name: str) -> None:
        """Draw from a state what the main line does not come to, as only an act beside it leads there."""
        outer, asked = self.spine, self._is_rest(self.states[self.spine[-1]])
        self.spine, self.beside = spine_of(self.machine, name, self.ways), asked
        for place in self.spine if self._key(name) not in self.placed else ():
            if place not in self.placed:
                self._main(self.states[place])
        self.spine, self.beside = outer, False

    def _beside(self, line: Line) -> None:
        outer, self.spine, self.beside = self.spine, self._line(line), True
        for step in self.ways.get(line.initial, ())[:1]:
            self._way_in(self.rules[step.rule], step.target)
        for name in self.spine[1:]:
            self._main(self.states[name])
        self.spine, self.beside = outer, False
