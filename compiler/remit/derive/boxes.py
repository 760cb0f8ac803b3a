"""Machine to chart: which boxes a reader sees, in which order, with which ways out. Numbers come last."""

from __future__ import annotations

from remit.derive.chart import Band, Box, Chart, Exit, Shape
from remit.derive.draft import Draft, Ends, called, short
from remit.derive.gates import gates_of
from remit.derive.questions import Questions
from remit.derive.spine import Spine, spine_of, ways_of
from remit.derive.states import Line, Machine, Reason, State, StateKind
from remit.derive.voice import Voice, capital, without_article
from remit.derive.words import Words
from remit.model.policy import Gap, Part, Procedure, Rule, Stage

ARRIVAL = "arrival"


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
        self.ends = Ends(voice)
        self.words = Words(voice, machine)
        self.questions = Questions(voice)
        self.duties = self.words.duties()
        self.ways = ways_of(machine)
        self.spine: Spine = spine_of(machine, machine.initial, self.ways)
        self.gates = gates_of(machine, self.rules)
        self.more = self.words.more(self._drawn())
        self.bands: dict[str, list[Draft]] = {}
        self.placed: dict[str, Draft] = {}
        self.beside = False

    def chart(self, edition: str) -> Chart:
        for name in self.spine.main:
            self._main(self.states[name])
        for line in self.machine.lines[1:]:
            self._beside(line)
        return self._numbered(edition)

    # The main line

    def _main(self, state: State) -> None:
        following = self._following(state.id)
        if state.kind is StateKind.START:
            notes, more = self.words.beginning()
            start = Draft(state.id, Shape.START, self.labels.say("you"), "you", self._start_title(),
                          notes=(*notes, *self._owed(state)), more=(*more, *self._more(state)))  # fmt: skip
            self._place(ARRIVAL, start)
            start.exits = [("", self._key(following))]
        elif self._is_rest(state):
            self._rest(state)
        else:
            self._gate_boxes(state)
            draft = self._place(self._band(state), self._draft(state))
            self._exits(draft, state, following)

    def _start_title(self) -> str:
        """Return how a case begins: with the council, unless the first stage is somebody else's."""
        first = self.procedure.stages[0]
        begin = next(
            (rule for rule in self.rules.values() if rule.stage == first.id and rule.part is Part.WAY_IN), None
        )
        if first.run_by and begin is not None:
            return self.voice.title(begin)
        return self.voice.address(self.labels.say("start", kind=self.procedure.kind))

    def _following(self, name: str) -> str:
        place = self.spine.main.index(name) if name in self.spine.main else -1
        return self.spine.main[place + 1] if 0 <= place < len(self.spine.main) - 1 else ""

    def _exits(self, draft: Draft, state: State, following: str) -> None:
        """Give a box its ways out; what is not the main line hangs on it to the side."""
        steps = self.ways.get(state.id, ())
        decision = len(steps) > 1
        for step in steps:
            label = self.questions.answer(self.items.get(state.id), step) if decision else ""
            if step.target == following:
                draft.exits.append((label, self._arrive(step.target, draft, main=True)))
        for step in steps:
            label = self.questions.answer(self.items.get(state.id), step) if decision else ""
            if step.target != following:
                draft.exits.append((label, self._arrive(step.target, draft, main=False)))
        if not draft.exits or draft.exits == [("", "")]:
            draft.exits = []
            draft.shape = Shape.END if draft.shape is Shape.STEP else draft.shape

    def _arrive(self, target: str, draft: Draft, *, main: bool) -> str:
        """Return the key of the box at which a way out arrives, placing what hangs to the side."""
        state = self.states[target]
        if state.kind is StateKind.ENDING and state.rule == draft.key and draft.shape is Shape.STEP:
            draft.notes += self.ends.box(state).notes
            return ""
        if self._is_rest(state) and not self._leads_on(state):
            if draft.shape is Shape.DECISION:
                return self._finished(draft, target)
            draft.notes += self._owed(state)
            draft.more += self._more(state)
            return ""
        if main or target in self.spine.main or self._key(target) in self.placed:
            return self._key(target)
        return self._hang(state, draft)

    def _hang(self, state: State, opener: Draft) -> str:
        draft = self._draft(state)
        draft.side, draft.opens = True, opener.key
        # Beside the main line there is no room for a question of its own.
        draft.more += tuple(self.words.longer(rule) for rule in self.gates.get(state.id, ()) if rule.extension)
        self._behind(opener, draft)
        self._exits(draft, state, "")
        return draft.key

    def _finished(self, opener: Draft, target: str) -> str:
        key = f"{opener.key}>{target}"
        draft = Draft(key, Shape.END, self.labels.say("council"), "council", self.labels.say("finished"), side=True,
                      notes=self._owed(self.states[target]), more=self._more(self.states[target]),
                      opens=opener.key)  # fmt: skip
        self._behind(opener, draft)
        return key

    # Ways in

    def _is_rest(self, state: State) -> bool:
        return state.kind is StateKind.REST or state.reason is Reason.ANSWERED

    def _leads_on(self, state: State) -> bool:
        return bool(self.ways.get(state.id)) or bool(self._beside_ways(state))

    def _beside_ways(self, state: State) -> tuple[str, ...]:
        """Return the ways in to stages beside the main line, at the end of it."""
        if self.beside or self.ways.get(state.id) or state.id not in self.spine.main:
            return ()
        return tuple(event.removesuffix(".done") for line in self.machine.lines[1:] for event in line.opened_by[:1])

    def _rest(self, state: State) -> None:
        """Draw the question after an answer: yes to the end, no to the next stage's first act."""
        ways = [step.rule for step in self.ways.get(state.id, ())] or list(self._beside_ways(state))
        if not ways:
            return
        you = self.labels.say("you")
        ask = self._place(self._band(state), Draft(state.id, Shape.DECISION, you, "you", self.labels.say("satisfied")))
        ask.more = self._more(state)
        closed = Draft(f"{state.id}.closed", Shape.END, self.labels.say("council"), "council",
                       self.labels.say("closed", kind=self.procedure.kind), side=True, opens=ask.key)  # fmt: skip
        closed.notes = self._owed(state)
        ask.exits = [(self.labels.say("no"), ways[0]), (self.labels.say("yes"), closed.key)]
        self._behind(ask, closed)
        for way, step in zip(ways, self.ways.get(state.id, ()), strict=False):
            self._way_in(self.rules[way], step.target)

    def _way_in(self, rule: Rule, target: str) -> None:
        state = self.states[target]
        ends = self._is_rest(state) and not self._leads_on(state)
        shape = Shape.END if ends else Shape.STEP
        draft = self._act(rule, shape, rule.id)
        if (outside := self._stage(rule.stage)) and outside.run_by:
            who = called(outside, short(outside, self.labels.say("ombudsman")))
            draft.title = self.labels.say("go outside", who=who)
        if any(step.event == f"clock.{rule.id}" for step in self.machine.transitions):
            draft.notes += (self.labels.say("lapsed", kind=self.procedure.kind),)
        if ends and (stage := self._stage(rule.stage)) and stage.run_by:
            draft.actor, draft.voice = short(stage, self.labels.say("ombudsman")), "other"
            draft.notes = (stage.run_by, *draft.notes)
            draft.notes += self._owed(state)
            draft.more = self._more(state)
        draft.exits = [] if ends else [("", self._key(target))]
        self._place(rule.stage, draft)

    def _beside(self, line: Line) -> None:
        spine = spine_of(self.machine, line.initial, self.ways)
        outer, self.spine, self.beside = self.spine, spine, True
        for step in self.ways.get(line.initial, ())[:1]:
            self._way_in(self.rules[step.rule], step.target)
        for name in spine.main[1:]:
            self._main(self.states[name])
        self.spine, self.beside = outer, False

    # Boxes

    def _draft(self, state: State) -> Draft:
        item = self.items.get(state.id)
        if state.kind is StateKind.DECISION:
            side, actor, title, notes = self.questions.ask(item)
            return Draft(state.id, Shape.DECISION, actor, side, title, notes=notes, more=self._more(state))
        if isinstance(item, Gap):
            note = self.voice.address(item.because)
            stage = self._stage(state.stage)
            outside = stage is not None and bool(stage.run_by)
            actor = short(stage, self.labels.say("ombudsman")) if stage and outside else self.labels.say("council")
            return Draft(state.id, Shape.GAP, capital(without_article(actor)), "other" if outside else "council",
                         capital(self.voice.address(item.what.text)), notes=(capital(note), *self._owed(state)),
                         more=self._more(state))  # fmt: skip
        if state.kind is StateKind.ENDING:
            return self.ends.box(state)
        return self._act(self.rules[state.rule], Shape.STEP, state.id)

    def _act(self, rule: Rule, shape: Shape, key: str) -> Draft:
        return Draft(key, shape, self.voice.actor(rule), self.voice.side(rule), self.voice.title(rule),
                     self.words.times(rule), (*self.words.notes(rule), *self._owed(self.states.get(key))),
                     self._more(self.states.get(key)))  # fmt: skip

    # Gates: a question before a step, asked because a permission may change what follows

    def _drawn(self) -> set[str]:
        """Return the permissions that get boxes of their own: those before a box of the main line."""
        boxes = (state for state in self.spine.main if not self._is_rest(self.states[state]))
        return {rule.id for state in boxes for rule in self.gates.get(state, ())}

    def _key(self, state: str) -> str:
        gates = self.gates.get(state)
        return f"{gates[0].id}?" if gates else state

    def _gate_boxes(self, state: State) -> None:
        gates = self.gates.get(state.id, [])
        for place, rule in enumerate(gates):
            after = f"{gates[place + 1].id}?" if place + 1 < len(gates) else state.id
            notes = (self.questions.because(rule),) if rule.condition else ()
            ask = Draft(f"{rule.id}?", Shape.DECISION, self.voice.actor(rule), self.voice.side(rule),
                        self.questions.permission(rule), notes=notes)  # fmt: skip
            act = self._act(rule, Shape.STEP, rule.id)
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

    # Order and numbers

    def _more(self, state: State | None) -> tuple[str, ...]:
        """Return what only the steps in words tell: in a hexagon, side duties too."""
        if state is None:
            return ()
        spoken = state.kind is StateKind.DECISION
        return (*(self.duties.get(state.id, ()) if spoken else ()), *self.more.get(state.id, ()))

    def _owed(self, state: State | None) -> tuple[str, ...]:
        """Return the side duties that stand as notes in the box of a state."""
        return self.duties.get(state.id, ()) if state and state.kind is not StateKind.DECISION else ()

    def _band(self, state: State) -> str:
        return state.stage

    def _stage(self, name: str) -> Stage | None:
        return next((stage for stage in self.procedure.stages if stage.id == name), None)

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

    def _numbered(self, edition: str) -> Chart:
        numbers = {draft.key: number for number, draft in enumerate(
            (draft for boxes in self.bands.values() for draft in boxes), 1)}  # fmt: skip
        bands = tuple(
            Band(self._title(name), tuple(_box(draft, numbers) for draft in boxes), self.words.throughout(name))
            for name, boxes in self.bands.items()
        )
        return Chart(f"{self.procedure.kind[:1].upper()}{self.procedure.kind[1:]}", edition, bands)

    def _title(self, name: str) -> str:
        if name == ARRIVAL:
            return self.labels.say("start band")
        stage = self._stage(name)
        return stage.title if stage and stage.title else self.labels.say("only band")


def _box(draft: Draft, numbers: dict[str, int]) -> Box:
    exits = tuple(Exit(label, numbers[key]) for label, key in draft.exits if key in numbers)
    opens = numbers.get(draft.opens)
    return Box(numbers[draft.key], draft.key, draft.shape, draft.actor, draft.voice, draft.title, draft.times,
               draft.notes, draft.more, exits, draft.side, opens)  # fmt: skip
