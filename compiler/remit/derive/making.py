"""Which rules of a procedure make an event, by the stage in which it happens; and which stage words mean."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from remit.model.identity import slug
from remit.model.policy import Branch, Part, Procedure, Rule, Stage, rules_in
from remit.vocabulary import Vocabulary

Rules = tuple[Rule, ...]


class Making:
    """Look-ups of one procedure, each made when it is first asked for: every time that a policy gives asks."""

    def __init__(self, procedure: Procedure, vocabulary: Vocabulary) -> None:
        self._procedure, self._vocabulary = procedure, vocabulary
        self._meant: dict[str, Stage | None] = {}
        self._made: dict[tuple[str, str], Rules] = {}

    def of_stage(self, stage: Stage, noun: str) -> Rules:
        """Return the rules that make an event of a stage; who goes on early goes on by the act that leads to it."""
        key = (stage.id, noun)
        if key not in self._made:
            makers = _steps_among(self._by_stage[stage.id].get(noun, []))
            entered = any(rule.part is Part.WAY_IN for rule in makers)
            self._made[key] = (*makers, *(self._leading.get((noun, stage.id), ()) if entered else ()))
        return self._made[key]

    def of_arrival(self, noun: str) -> list[Rule]:
        """Return the rules that make an event before the first stage."""
        return [rule for rule in rules_in(self._procedure.arrival) if rule.noun == noun]

    def before(self, said: Rule) -> tuple[Stage, ...]:
        """Return the stages up to that of a rule; nothing of its own stage has happened when a later one is entered."""
        place = self._places.get(said.stage, -1)
        return self._procedure.stages[: place if place > 0 and said.part is Part.WAY_IN else place + 1]

    def branch(self, rule: Rule) -> Branch | None:
        """Return the decision that a rule asks somebody to take, where its branches are said."""
        return self._decisions.get(rule.id)

    def stage_of(self, said: str) -> Stage | None:
        """Return the stage that `stage 1`, a name or `the final stage` means."""
        if said not in self._meant:
            self._meant[said] = self._stage_of(said)
        return self._meant[said]

    def _stage_of(self, said: str) -> Stage | None:
        if said == "the final stage":
            own = [stage for stage in self._procedure.stages if not stage.run_by]
            return own[-1] if own else None
        wanted = {slug(said), slug(self._vocabulary.stages.get(said, said))}
        for stage in self._procedure.stages:
            if wanted & {stage.id, f"{stage.id}-stage", slug(stage.name)}:
                return stage
        return None

    def _leads_to(self, rule: Rule) -> str:
        """Return the stage to which a permission leads from another one: the one that it names, or the next."""
        verb, action = rule.verb, rule.action
        loose = rule.part is Part.LOOSE and rule.strength == "may" and action is not None
        if not loose or action is None or verb is None or verb.role != "way in" or not verb.names_stage:
            return ""
        if said := action.to_stage or action.at_stage:
            named = self.stage_of(said)
            return named.id if named else ""
        stages = self._procedure.stages
        following = self._places.get(rule.stage, len(stages)) + 1
        return stages[following].id if following < len(stages) else ""

    @cached_property
    def _places(self) -> dict[str, int]:
        return {stage.id: place for place, stage in enumerate(self._procedure.stages)}

    @cached_property
    def _by_stage(self) -> dict[str, dict[str, list[Rule]]]:
        """Return the rules of each stage that do something, by the event that doing it makes."""
        found: dict[str, dict[str, list[Rule]]] = {}
        for stage in self._procedure.stages:
            found[stage.id] = defaultdict(list)
            for rule in rules_in(stage.items):
                if rule.action is not None:
                    found[stage.id][rule.noun].append(rule)
        return found

    @cached_property
    def _leading(self) -> dict[tuple[str, str], list[Rule]]:
        """Return the rules by the event that they make and the stage, other than their own, that they lead to."""
        found: dict[tuple[str, str], list[Rule]] = defaultdict(list)
        for rule in self._procedure.rules():
            found[rule.noun, self._leads_to(rule)].append(rule)
        return found

    @cached_property
    def _decisions(self) -> dict[str, Branch]:
        found: dict[str, Branch] = {}
        for branch in self._procedure.branches():
            if branch.rule is not None and branch.cases:
                found.setdefault(branch.rule.id, branch)
        return found


def _steps_among(makers: list[Rule]) -> list[Rule]:
    """Return those of a stage's rules for an event that make it: steps before what is beside the line."""
    steps = [rule for rule in makers if rule.part in (Part.STEP, Part.WAY_IN)]
    loose = [rule for rule in makers if rule.part is Part.LOOSE]
    return steps or loose or [rule for rule in makers if rule.part is Part.ATTACHED and rule.actors]
