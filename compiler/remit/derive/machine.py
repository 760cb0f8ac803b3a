"""Procedure to state machine: the order of the rules becomes the main line. Knows no format and no calendar."""

from __future__ import annotations

from dataclasses import replace

from remit.derive.agreed import AGREED, agreed_event
from remit.derive.clocks import clocks_of
from remit.derive.events import events_of
from remit.derive.graph import Graph, ways_in
from remit.derive.lapses import Lapse, lapsed, sources_of
from remit.derive.occasions import Occasions
from remit.derive.openings import openings_of
from remit.derive.silence import Silence, acts_with_clocks, lapses_beside, silences_of
from remit.derive.states import ARRIVAL, WAITING, Machine, Reason, StateKind
from remit.model.identity import slug, slug_of_kind
from remit.model.policy import Branch, Case, Gap, Item, Part, Procedure, Rule, Stage
from remit.syntax.clause import Norm, Outcome
from remit.syntax.printer import print_condition
from remit.vocabulary import Vocabulary


def machine_of(procedure: Procedure, vocabulary: Vocabulary, kinds: tuple[str, ...]) -> Machine:
    """Return the machine of one procedure; `kinds` are the kinds of feedback that a case can turn out to be."""
    occasions = Occasions(procedure, vocabulary)
    silences = silences_of(procedure, occasions)
    openings = openings_of(occasions, silences)
    silences = replace(silences, parts=tuple(part for each in openings.values() for part in each.silences))
    graph = _Compiler(procedure, occasions, kinds, silences, openings)
    graph.compile()
    opened = graph.opened()
    besides, states, transitions = opened.besides, tuple(opened.states.values()), tuple(opened.moves)
    acts = acts_with_clocks(procedure, occasions, silences)
    clocks = clocks_of(procedure, occasions, silences, transitions)
    return Machine(
        kind=procedure.slug,
        lines=graph.lines(states),
        states=states,
        events=events_of(occasions, transitions, clocks, besides, acts),
        transitions=transitions,
        clocks=clocks,
        duties=besides.duties,
        permissions=besides.permissions,
        remarks=besides.remarks,
        pauses=besides.pauses,
        acts=acts,
        watched=tuple(openings),
    )


class _Compiler(Graph):
    """Compiles a procedure stage by stage, the last one first."""

    def compile(self) -> None:
        main, beside = self.split()
        for stage in reversed(beside):
            self._stage(stage)
            self._open_beside(stage)
        following = self.following(main)
        for stage in reversed(main):
            self._stage(stage, following[stage.id])
        self._arrival(main[0])
        self.states = dict(reversed(list(self.states.items())))
        self.states, moves = lapsed(self.lapses, self.states, tuple(reversed(self.transitions)))
        self.transitions = [self.land(step) for step in moves]
        self.forget_rests()

    def _stage(self, stage: Stage, following: tuple[Stage, ...] = ()) -> None:
        """Compile a stage: its rest, with the ways out of it, then its rules backwards."""
        self.stage = stage.id
        ways = tuple(way for each in following for way in ways_in(each) if not self._apart(way))
        rest = self.name(stage, "rest")
        windows = [way for way in ways if _closes(way)]
        kind = StateKind.REST if windows else StateKind.ENDING
        reason = None if windows else Reason.ANSWERED
        for way in windows:
            self.go(f"clock.{way.id}", rest, self._lapsed(way), way.id)
        for way in reversed(ways):
            self._enter(way, rest, f">{way.stage}")
        self.state(rest, kind, stage.span, reason=reason)
        self.entries[stage.id] = self._sequence(stage.items, rest)
        for each in following:
            self._anytime_in(each)

    def _lapsed(self, way: Rule) -> str:
        """Compile where a case goes that nobody takes further in time; where that is not its end, it still may be."""
        after = way.sentence.after
        if isinstance(after, Outcome) and after.kind != "is":
            return self.outcome(way, after, f"{way.id}.lapsed")
        lapsed = self.state(f"{way.id}.lapsed", StateKind.ENDING, way.span, way.id, Reason.LAPSED)
        if isinstance(after, Norm):
            self._enter(way, lapsed, f">{way.stage}")
        return lapsed

    def _enter(self, way: Rule, source: str, target: str) -> None:
        """Let a way in lead to a stage, by its own act and by any that may be done instead."""
        for event in reversed(self.occasions.entering(way)):
            self.go(event, source, target, way.id)

    def _apart(self, way: Rule) -> bool:
        """Tell whether a way in stands elsewhere than at the end of the stage before."""
        silence, opening = self.silences.ways.get(way.id), self.openings.get(way.id)
        return opening.apart if opening else silence is not None and bool(silence.step)

    def _anytime_in(self, following: Stage) -> None:
        """Open the way in to a stage from everywhere in the stage before, where it may be taken at any time."""
        for way in ways_in(following):
            waiting = [state for state in self.states.values() if state.stage == self.stage and state.kind in WAITING]
            for state in waiting if way.anytime else ():
                self._enter(way, state.id, f">{following.id}")

    def _open_beside(self, stage: Stage) -> None:
        closed = self.name(stage, "closed")
        for way in ways_in(stage):
            self._enter(way, closed, f">{stage.id}")
        self.state(closed, StateKind.START, stage.span)

    def _arrival(self, first: Stage) -> None:
        """Compile receipt, what happens before the kind is known, and the decision whether to accept."""
        self.stage = ARRIVAL
        slugged, after = self.procedure.slug, f">{first.id}"
        if self.procedure.exclusions:
            accept = f"{slugged}.accept"
            for exclusion in reversed(self.procedure.exclusions):
                end = self.state(f"{exclusion.id}.end", StateKind.ENDING, exclusion.what.span, exclusion.id,
                                  Reason.EXCLUDED, exclusion.go_to or exclusion.tell)  # fmt: skip
                self.go(f"{exclusion.id}.applies", accept, end, exclusion.id, exclusion.what.text)
            self.go(f"{accept}.yes", accept, after, label="yes")
            after = self.state(accept, StateKind.DECISION, self.procedure.span)
        after = self._sequence(self.procedure.arrival, after)
        start = self.state(f"{slugged}.start", StateKind.START, self.procedure.span)
        self.go(f"{slugged}.receipt", start, after)

    def _sequence(self, items: tuple[Item, ...], after: str) -> str:
        for item in reversed(items):
            after = self._item(item, after)
        return after

    def _item(self, item: Item, after: str) -> str:
        """Compile one rule whose next state is `after`; return the state in which a case arrives at it."""
        if isinstance(item, Branch):
            return self._sorting(item, after) if item.sorts else self._branch(item, after)
        if isinstance(item, Gap):
            self.go(f"{item.id}.done", item.id, after, item.id)
            return self.state(item.id, StateKind.OPAQUE, item.what.span, item.id)
        if item.part is not Part.STEP:
            self.positions[item.id] = after
            self._unused(item, after)
            return after
        if item.outcome is not None and item.outcome.kind == "leaves running":
            self.positions[item.id] = after
            return after
        if item.outcome is not None:
            return self.outcome(item, item.outcome, item.id)
        return self._step(item, after)

    def _unused(self, rule: Rule, after: str) -> None:
        """Compile what becomes of the case where nobody has done in time what a rule beside the line permits."""
        following = rule.sentence.after
        if isinstance(following, Outcome) and lapses_beside(rule):
            silence = Silence(rule, "", (f"{rule.id}.done",), f"clock.{rule.id}")
            sources = sources_of(silence, after, self.stage, self.states, self.transitions)
            self._lapse(silence, sources, self.outcome(rule, following, f"{rule.id}.lapsed"))

    def _lapse(self, silence: Silence, sources: tuple[str, ...], target: str) -> None:
        """Let the end of a clock lead from `sources` to `target`; a case that ends so ends because its time is over."""
        if (ending := self.states.get(target)) is not None and ending.reason is Reason.ENDED:
            self.states[target] = replace(ending, reason=Reason.LAPSED)
        self.lapses.append(Lapse(silence, sources, target))

    def _step(self, rule: Rule, after: str) -> str:
        following = rule.sentence.after
        verb = rule.verb
        if isinstance(following, Outcome):
            after = self.outcome(rule, following, f"{rule.id}.end")
        elif verb is not None and verb.role == "ends":
            after = self.ending(rule)
        elif rule.action and (stage := rule.action.to_stage or rule.action.at_stage):
            after = self.entry(stage, after)
        if rule.limit is not None and rule.limit.kind == "agreed":
            self.go(agreed_event(rule.id), rule.id, rule.id, rule.id, AGREED)
        self._instead(rule, after)
        self.go(f"{rule.id}.done", rule.id, after, rule.id)
        return self.state(rule.id, StateKind.STEP, rule.span, rule.id)

    def _instead(self, rule: Rule, after: str) -> None:
        """Compile what may be done instead: a notice leaves the case where it is, any other act moves it on."""
        for other in reversed(self.occasions.instead(rule)):
            target = after if other.whole else rule.id
            if other.step:
                target = next((step.target for step in self.transitions if step.event == other.event), after)
            elif other.ends:
                target = self.state(f"{other.event}.end", StateKind.ENDING, rule.span, rule.id, Reason.ENDED)
            self.go(other.event, rule.id, target, other.step or rule.id)

    def _branch(self, branch: Branch, after: str) -> str:
        if (silence := self.silences.branches.get(branch.id)) is not None:
            return self._silent(branch, silence, after)
        if _leaves_others_alone(branch):
            return self._sequence(branch.cases[0].items, after)
        for case in reversed(branch.cases):
            self.go(f"{branch.id}.{case.key}", branch.id, self._sequence(case.items, after), branch.id, _label(case))
        rule = branch.rule.id if branch.rule else branch.id
        return self.state(branch.id, StateKind.DECISION, branch.text.span, rule)

    def _silent(self, branch: Branch, silence: Silence, after: str) -> str:
        """Compile what follows somebody's silence: the end of a clock leads there, wherever the case waits meanwhile.

        Where it leads back, and nobody waits for a step, the case waits here for the act or for the end of the clock.
        """
        sources = sources_of(silence, after, self.stage, self.states, self.transitions)
        begun = len(self.transitions)
        target = self._sequence(branch.cases[0].items, after)
        back = target == after or any(step.target == after for step in self.transitions[begun:])
        if sources and (not back or sources == (silence.step,)):
            self._lapse(silence, sources, target)
            return after
        for act in silence.acts:
            maker = self.procedure.rule(act.rpartition(".")[0])
            self.go(act, branch.id, after, maker.id if maker else branch.id)
        self.go(silence.clock, branch.id, target, silence.rule.id)
        for case, leads in ((branch.cases[1], after), (branch.cases[0], target)):
            self.go(f"{branch.id}.{case.key}", branch.id, leads, branch.id, _label(case))
        return self.state(branch.id, StateKind.DECISION, branch.text.span, branch.id)

    def _sorting(self, branch: Branch, after: str) -> str:
        """Compile the decision of which kind it is: this one goes on, every other leaves for its own procedure."""
        others = [kind for kind in self.kinds if slug_of_kind(kind) != self.procedure.slug]
        if not others:
            self.go(f"{branch.id}.done", branch.id, after, branch.id)
            return self.state(branch.id, StateKind.STEP, branch.text.span, branch.id)
        for kind in reversed(others):
            end = self.state(f"{branch.id}.{slug(kind)}.end", StateKind.ENDING, branch.text.span, branch.id,
                              Reason.ANOTHER_KIND, kind)  # fmt: skip
            self.go(f"{branch.id}.{slug(kind)}", branch.id, end, branch.id, kind)
        self.go(f"{branch.id}.{self.procedure.slug}", branch.id, after, branch.id, self.procedure.kind)
        return self.state(branch.id, StateKind.DECISION, branch.text.span, branch.id)


def _closes(way: Rule) -> bool:
    """Tell whether a way in is a window that lapses: a permission with a time, or what is said to lapse."""
    within = way.limit is not None and way.limit.kind == "within"
    return within and (way.strength != "should" or way.sentence.after is not None)


def _leaves_others_alone(branch: Branch) -> bool:
    """Tell whether a branch says no more than that another case goes on beside this one: nothing hangs on it here."""
    items = [item for case in branch.cases for item in case.items]
    outcome = items[0].outcome if len(items) == 1 and isinstance(items[0], Rule) else None
    return outcome is not None and outcome.kind == "leaves running"


def _label(case: Case) -> str:
    if case.condition is None:
        return "otherwise" if case.key.isdigit() else case.key
    return ("not: " if case.negated else "") + print_condition(case.condition)
