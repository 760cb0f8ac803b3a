"""States and transitions while they are made: from the end to the beginning, so that what comes next is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from remit.derive.beside import Surroundings
from remit.derive.lapses import Lapse, Opened
from remit.derive.occasions import Occasions
from remit.derive.openings import Opening
from remit.derive.silence import Silences
from remit.derive.states import Line, Reason, State, StateKind, Transition
from remit.model.policy import Part, Procedure, Rule, Stage
from remit.source import Span
from remit.syntax.clause import Outcome


def is_beside(stage: Stage, number: int) -> bool:
    """Tell whether a stage runs beside the main line: somebody else's, open at any time."""
    return number > 0 and bool(stage.run_by) and any(way.anytime for way in ways_in(stage))


def ways_in(stage: Stage) -> tuple[Rule, ...]:
    """Return the rules by which a stage is entered."""
    return tuple(item for item in stage.items if isinstance(item, Rule) and item.part is Part.WAY_IN)


@dataclass(slots=True)
class Graph:
    """What is compiled of a procedure so far; `stage` is the one that is being compiled.

    A target that begins with `>` is the entry of a stage and lands once every stage has one.
    """

    procedure: Procedure
    occasions: Occasions
    kinds: tuple[str, ...]
    silences: Silences
    openings: Mapping[str, Opening]
    states: dict[str, State] = field(default_factory=dict)
    transitions: list[Transition] = field(default_factory=list)
    positions: dict[str, str] = field(default_factory=dict)
    entries: dict[str, str] = field(default_factory=dict)
    lapses: list[Lapse] = field(default_factory=list)
    stage: str = ""

    def forget_rests(self) -> None:
        """Leave out the rest of a stage whose last rule always ends the case: nothing leads to it, in it or on."""
        led = {place for step in self.transitions for place in (step.source, step.target)}
        led |= {*self.positions.values(), *self.entries.values()}
        for stage in self.procedure.stages:
            if (rest := self.name(stage, "rest")) not in led:
                del self.states[rest]

    def beside(self) -> frozenset[str]:
        """Return the stages that open beside the main line."""
        return frozenset(stage.id for stage in self.split()[1])

    def lines(self, states: Iterable[State]) -> tuple[Line, ...]:
        """Return the main line and the stages that open beside it, each with its own of `states`."""
        inside: dict[str, list[str]] = {stage.id: [] for stage in self.split()[1]}
        own: list[str] = []
        for state in states:
            inside.get(state.stage, own).append(state.id)
        lines = [Line("main", f"{self.procedure.slug}.start", tuple(own))]
        for stage in self.split()[1]:
            opened = tuple(event for rule in ways_in(stage) for event in self.occasions.entering(rule))
            # No name of a stage has a dot: one that is called `main` is no second main line.
            name = f"{stage.id}.beside" if stage.id == lines[0].id else stage.id
            lines.append(Line(name, self.name(stage, "closed"), tuple(inside[stage.id]), opened))
        return tuple(lines)

    def opened(self) -> Opened:
        """Return what is compiled with what stands beside it, once every way on that waits for something is open."""
        steps = tuple(self.transitions)
        surroundings = Surroundings(
            self.procedure, self.occasions, self.positions, self.entries, self.states, steps, self.beside()
        )
        found = Opened(self.states, steps, surroundings.besides())
        for silence in self.silences.ways.values():
            found.open(silence, self.entries.get(silence.rule.stage, ""))
        for opening in self.openings.values():
            found.unfold(opening, self.entries.get(opening.rule.stage, ""))
        return found

    def land(self, step: Transition) -> Transition:
        """Return a transition with the entry of a stage in place of the stage's name."""
        if not step.target.startswith(">"):
            return step
        target, seen = step.target, {step.source}
        while target.startswith(">") and target not in seen:
            seen.add(target)
            target = self.entries.get(target[1:], step.source)
        return replace(step, target=step.source if target.startswith(">") else target)

    def split(self) -> tuple[list[Stage], list[Stage]]:
        """Return the stages on the main line, and those beside it."""
        beside = [stage for number, stage in enumerate(self.procedure.stages) if is_beside(stage, number)]
        return [stage for stage in self.procedure.stages if stage not in beside], beside

    def following(self, main: list[Stage]) -> dict[str, tuple[Stage, ...]]:
        """Return for each stage those that it leads on to: the next one, or each of several Ombudsmen in a row.

        What an Ombudsman does is not the policy's: where one follows another, people choose, or their case does.
        """
        found: dict[str, tuple[Stage, ...]] = {main[-1].id: ()}
        for stage, after in reversed([*pairwise(main)]):
            row = self._is_choice(after) and bool(found[after.id]) and self._is_ombudsman(found[after.id][0])
            found[stage.id] = (after, *found[after.id]) if row else (after,)
        choices = [stage.id for stage in main if self._is_choice(stage) and found[stage.id]]
        alone = {name for name in choices if self._is_ombudsman(found[name][0])}
        return {name: () if name in alone else ways for name, ways in found.items()}

    def _is_choice(self, stage: Stage) -> bool:
        """Tell whether nothing is said of a stage but that people may go to an Ombudsman."""
        return self._is_ombudsman(stage) and len(ways_in(stage)) == len(stage.items)

    def _is_ombudsman(self, stage: Stage) -> bool:
        parties = self.occasions.vocabulary.parties.items()
        names = (party.removeprefix("the ") for party, side in parties if side == "ombudsman")
        return any(stage.run_by.endswith(name) for name in names)

    def name(self, stage: Stage, what: str) -> str:
        """Return the id of something of a stage."""
        return ".".join(part for part in (self.procedure.slug, stage.id, what) if part)

    def outcome(self, rule: Rule, outcome: Outcome, name: str) -> str:
        """Return where an outcome puts the case: a stage's entry, or an ending."""
        if outcome.kind == "goes to":
            return self.entry(outcome.target, self.name_of_rest())
        reason = Reason.ANOTHER_KIND if outcome.kind == "becomes" else Reason.ENDED
        leads = outcome.target if outcome.kind == "becomes" else ""
        return self.state(name, StateKind.ENDING, rule.span, rule.id, reason, leads)

    def ending(self, rule: Rule) -> str:
        """Return the ending to which a rule leads that ends the case."""
        action = rule.action
        kind = action.as_kind or action.to_kind if action else ""
        leads = kind or ", ".join(action.to_party if action else ())
        reason = Reason.ANOTHER_KIND if kind else Reason.ENDED
        return self.state(f"{rule.id}.end", StateKind.ENDING, rule.span, rule.id, reason, leads)

    def entry(self, said: str, otherwise: str) -> str:
        """Return the entry of the stage that words mean, to be landed on later."""
        stage = self.occasions.stage_of(said)
        return f">{stage.id}" if stage else otherwise

    def name_of_rest(self) -> str:
        """Return where the stage rests that is being compiled."""
        return ".".join(part for part in (self.procedure.slug, self.stage, "rest") if part)

    def state(
        self, name: str, kind: StateKind, span: Span, rule: str = "", reason: Reason | None = None, leads_to: str = ""
    ) -> str:
        """Add a state of the stage that is being compiled; return its id."""
        self.states[name] = State(name, kind, self.stage, span, rule, reason, leads_to)
        return name

    def go(self, event: str, source: str, target: str, rule: str = "", label: str = "") -> None:
        """Let an event lead from one state to another."""
        self.transitions.append(Transition(event, source, target, rule, label))
