"""Procedure to state machine: the order of the rules becomes the main line. Knows no format and no calendar."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from remit.derive.beside import Surroundings
from remit.derive.clocks import clocks_of
from remit.derive.events import events_of
from remit.derive.occasions import Occasions
from remit.derive.states import Line, Machine, Reason, State, StateKind, Transition
from remit.model.identity import slug
from remit.model.policy import Branch, Case, Gap, Item, Part, Procedure, Rule, Stage
from remit.source import Span
from remit.syntax.clause import Outcome
from remit.syntax.printer import print_condition
from remit.vocabulary import Vocabulary

ARRIVAL = "arrival"


def machine_of(procedure: Procedure, vocabulary: Vocabulary, kinds: tuple[str, ...]) -> Machine:
    """Return the machine of one procedure; `kinds` are the kinds of feedback that a case can turn out to be."""
    occasions = Occasions(procedure, vocabulary)
    graph = _Graph(procedure, occasions, kinds)
    graph.compile()
    surroundings = Surroundings(
        procedure, occasions, graph.positions, graph.entries, graph.states, tuple(graph.transitions), graph.beside()
    )
    besides = surroundings.besides()
    states = (*graph.states.values(), *besides.states)
    transitions = (*graph.transitions, *besides.transitions)
    clocks = clocks_of(procedure, occasions, transitions)
    return Machine(
        kind=procedure.slug,
        lines=graph.lines(states),
        states=states,
        events=events_of(procedure, transitions, clocks, besides),
        transitions=transitions,
        clocks=clocks,
        duties=besides.duties,
        permissions=besides.permissions,
        remarks=besides.remarks,
        pauses=besides.pauses,
    )


def is_beside(stage: Stage, number: int) -> bool:
    """Tell whether a stage runs beside the main line: somebody else's, open at any time."""
    return number > 0 and bool(stage.run_by) and any(_anytime(way) for way in ways_in(stage))


def ways_in(stage: Stage) -> tuple[Rule, ...]:
    """Return the rules by which a stage is entered."""
    return tuple(item for item in stage.items if isinstance(item, Rule) and item.part is Part.WAY_IN)


def _anytime(rule: Rule) -> bool:
    return rule.limit is not None and rule.limit.kind == "at any time"


@dataclass(slots=True)
class _Graph:
    """States and transitions, made from the end to the beginning: what comes next is known before what leads there.

    A target that begins with `>` is the entry of a stage and lands once every stage has one.
    """

    procedure: Procedure
    occasions: Occasions
    kinds: tuple[str, ...]
    states: dict[str, State] = field(default_factory=dict)
    transitions: list[Transition] = field(default_factory=list)
    positions: dict[str, str] = field(default_factory=dict)
    entries: dict[str, str] = field(default_factory=dict)
    stage: str = ""

    def compile(self) -> None:
        main, beside = self._split()
        for stage in reversed(beside):
            self._stage(stage)
            self._open_beside(stage)
        following: Stage | None = None
        for stage in reversed(main):
            self._stage(stage, following)
            following = stage
        self._arrival(main[0])
        self.states = dict(reversed(list(self.states.items())))
        self.transitions = [self._land(step) for step in reversed(self.transitions)]
        self._forget_rests()

    def _forget_rests(self) -> None:
        """Leave out the rest of a stage whose last rule always ends the case: nothing leads to it, in it or on."""
        led = {place for step in self.transitions for place in (step.source, step.target)}
        led |= {*self.positions.values(), *self.entries.values()}
        for stage in self.procedure.stages:
            if (rest := self._name(stage, "rest")) not in led:
                del self.states[rest]

    def beside(self) -> frozenset[str]:
        """Return the stages that open beside the main line."""
        return frozenset(stage.id for stage in self._split()[1])

    def lines(self, states: Iterable[State]) -> tuple[Line, ...]:
        """Return the main line and the stages that open beside it, each with its own of `states`."""
        inside: dict[str, list[str]] = {stage.id: [] for stage in self._split()[1]}
        own: list[str] = []
        for state in states:
            inside.get(state.stage, own).append(state.id)
        lines = [Line("main", f"{self.procedure.slug}.start", tuple(own))]
        for stage in self._split()[1]:
            opened = tuple(f"{rule.id}.done" for rule in ways_in(stage))
            lines.append(Line(stage.id, self._name(stage, "closed"), tuple(inside[stage.id]), opened))
        return tuple(lines)

    def _land(self, step: Transition) -> Transition:
        """Return a transition with the entry of a stage in place of the stage's name."""
        target, seen = step.target, {step.source}
        while target.startswith(">") and target not in seen:
            seen.add(target)
            target = self.entries.get(target[1:], step.source)
        return replace(step, target=step.source if target.startswith(">") else target)

    def _split(self) -> tuple[list[Stage], list[Stage]]:
        beside = [stage for number, stage in enumerate(self.procedure.stages) if is_beside(stage, number)]
        return [stage for stage in self.procedure.stages if stage not in beside], beside

    def _name(self, stage: Stage, what: str) -> str:
        return ".".join(part for part in (self.procedure.slug, stage.id, what) if part)

    def _stage(self, stage: Stage, following: Stage | None = None) -> None:
        """Compile a stage: its rest, with the ways out of it, then its rules backwards."""
        self.stage = stage.id
        ways = ways_in(following) if following else ()
        rest = self._name(stage, "rest")
        windows = [way for way in ways if _closes(way)]
        kind = StateKind.REST if windows else StateKind.ENDING
        reason = None if windows else Reason.ANSWERED
        for way in windows:
            lapsed = self._state(f"{way.id}.lapsed", StateKind.ENDING, way.span, way.id, Reason.LAPSED)
            self._go(f"clock.{way.id}", rest, lapsed, way.id)
        for way in reversed(ways):
            self._go(f"{way.id}.done", rest, f">{following.id}" if following else "", way.id)
        self._state(rest, kind, stage.span, reason=reason)
        self.entries[stage.id] = self._sequence(stage.items, rest)
        if following is not None:
            self._anytime_in(following)

    def _anytime_in(self, following: Stage) -> None:
        """Open the way in to a stage from everywhere in the stage before, where it may be taken at any time."""
        for way in ways_in(following):
            waiting = [state for state in self.states.values() if state.stage == self.stage and _waits(state)]
            for state in waiting if _anytime(way) else ():
                self._go(f"{way.id}.done", state.id, f">{following.id}", way.id)

    def _open_beside(self, stage: Stage) -> None:
        closed = self._name(stage, "closed")
        for way in ways_in(stage):
            self._go(f"{way.id}.done", closed, f">{stage.id}", way.id)
        self._state(closed, StateKind.START, stage.span)

    def _arrival(self, first: Stage) -> None:
        """Compile receipt, what happens before the kind is known, and the decision whether to accept."""
        self.stage = ARRIVAL
        slugged, after = self.procedure.slug, f">{first.id}"
        if self.procedure.exclusions:
            accept = f"{slugged}.accept"
            for exclusion in reversed(self.procedure.exclusions):
                end = self._state(f"{exclusion.id}.end", StateKind.ENDING, exclusion.what.span, exclusion.id,
                                  Reason.EXCLUDED, exclusion.go_to or exclusion.tell)  # fmt: skip
                self._go(f"{exclusion.id}.applies", accept, end, exclusion.id, exclusion.what.text)
            self._go(f"{accept}.yes", accept, after, label="yes")
            after = self._state(accept, StateKind.DECISION, self.procedure.span)
        after = self._sequence(self.procedure.arrival, after)
        start = self._state(f"{slugged}.start", StateKind.START, self.procedure.span)
        self._go(f"{slugged}.receipt", start, after)

    def _sequence(self, items: tuple[Item, ...], after: str) -> str:
        for item in reversed(items):
            after = self._item(item, after)
        return after

    def _item(self, item: Item, after: str) -> str:
        """Compile one rule whose next state is `after`; return the state in which a case arrives at it."""
        if isinstance(item, Branch):
            return self._sorting(item, after) if item.sorts else self._branch(item, after)
        if isinstance(item, Gap):
            self._go(f"{item.id}.done", item.id, after, item.id)
            return self._state(item.id, StateKind.OPAQUE, item.what.span, item.id)
        if item.part is not Part.STEP:
            self.positions[item.id] = after
            return after
        if item.outcome is not None and item.outcome.kind == "leaves running":
            return after
        if item.outcome is not None:
            return self._outcome(item, item.outcome, item.id)
        return self._step(item, after)

    def _step(self, rule: Rule, after: str) -> str:
        following = rule.sentence.after
        verb = rule.verb
        if isinstance(following, Outcome):
            after = self._outcome(rule, following, f"{rule.id}.end")
        elif verb is not None and verb.role == "ends":
            after = self._ending(rule)
        elif rule.action and (stage := rule.action.to_stage or rule.action.at_stage):
            after = self._entry(stage, after)
        self._go(f"{rule.id}.done", rule.id, after, rule.id)
        return self._state(rule.id, StateKind.STEP, rule.span, rule.id)

    def _outcome(self, rule: Rule, outcome: Outcome, name: str) -> str:
        """Return where an outcome puts the case: a stage's entry, or an ending."""
        if outcome.kind == "goes to":
            return self._entry(outcome.target, self._name_of_rest())
        reason = Reason.ANOTHER_KIND if outcome.kind == "becomes" else Reason.ENDED
        leads = outcome.target if outcome.kind == "becomes" else ""
        return self._state(name, StateKind.ENDING, rule.span, rule.id, reason, leads)

    def _ending(self, rule: Rule) -> str:
        action = rule.action
        kind = action.as_kind or action.to_kind if action else ""
        leads = kind or ", ".join(action.to_party if action else ())
        reason = Reason.ANOTHER_KIND if kind else Reason.ENDED
        return self._state(f"{rule.id}.end", StateKind.ENDING, rule.span, rule.id, reason, leads)

    def _entry(self, said: str, otherwise: str) -> str:
        stage = self.occasions.stage_of(said)
        return f">{stage.id}" if stage else otherwise

    def _name_of_rest(self) -> str:
        return ".".join(part for part in (self.procedure.slug, self.stage, "rest") if part)

    def _branch(self, branch: Branch, after: str) -> str:
        for case in reversed(branch.cases):
            self._go(f"{branch.id}.{case.key}", branch.id, self._sequence(case.items, after), branch.id, _label(case))
        rule = branch.rule.id if branch.rule else branch.id
        return self._state(branch.id, StateKind.DECISION, branch.text.span, rule)

    def _sorting(self, branch: Branch, after: str) -> str:
        """Compile the decision of which kind it is: this one goes on, every other leaves for its own procedure."""
        others = [kind for kind in self.kinds if slug(kind) != self.procedure.slug]
        if not others:
            self._go(f"{branch.id}.done", branch.id, after, branch.id)
            return self._state(branch.id, StateKind.STEP, branch.text.span, branch.id)
        for kind in reversed(others):
            end = self._state(f"{branch.id}.{slug(kind)}.end", StateKind.ENDING, branch.text.span, branch.id,
                              Reason.ANOTHER_KIND, kind)  # fmt: skip
            self._go(f"{branch.id}.{slug(kind)}", branch.id, end, branch.id, kind)
        self._go(f"{branch.id}.{self.procedure.slug}", branch.id, after, branch.id, self.procedure.kind)
        return self._state(branch.id, StateKind.DECISION, branch.text.span, branch.id)

    def _state(
        self, name: str, kind: StateKind, span: Span, rule: str = "", reason: Reason | None = None, leads_to: str = ""
    ) -> str:
        self.states[name] = State(name, kind, self.stage, span, rule, reason, leads_to)
        return name

    def _go(self, event: str, source: str, target: str, rule: str = "", label: str = "") -> None:
        self.transitions.append(Transition(event, source, target, rule, label))


def _waits(state: State) -> bool:
    return state.kind in (StateKind.STEP, StateKind.DECISION, StateKind.OPAQUE)


def _closes(way: Rule) -> bool:
    """Tell whether a way in is a window that lapses: a permission with a time, not a recommendation."""
    return way.limit is not None and way.limit.kind == "within" and way.strength != "should"


def _label(case: Case) -> str:
    if case.condition is None:
        return "otherwise" if case.key.isdigit() else case.key
    return ("not: " if case.negated else "") + print_condition(case.condition)
