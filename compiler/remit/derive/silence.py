"""Sentences that turn on what somebody has not done in time: by which clock it is known, and which acts prevent it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from remit.derive.acts import acts_of, makers
from remit.derive.facts import name_of
from remit.derive.occasions import Occasions
from remit.derive.states import Act, Clock, ClockKind
from remit.model.policy import Branch, Part, Procedure, Rule, rules_in
from remit.syntax.clause import Condition, Done, Limit
from remit.value import value


@value
class Silence:
    """Nobody has done one of `acts` when `clock` ends; without a clock, so far.

    `name` is what the act is known by, `step` the step of the main line that it is, `limit` a time that nothing else
    gives; `rule` says it.
    """

    rule: Rule
    name: str
    acts: tuple[str, ...]
    clock: str
    step: str = ""
    limit: Limit | None = None


@value
class Silences:
    """What a procedure says of silence: the ways on that it opens, by rule, and the branches into which it leads.

    `parts` are those that open a way only together with something else.
    """

    ways: Mapping[str, Silence]
    branches: Mapping[str, Silence]
    parts: tuple[Silence, ...] = ()

    def all(self) -> tuple[Silence, ...]:
        """Return the ways on, then the branches, then the parts of conditions."""
        return (*self.ways.values(), *self.branches.values(), *self.parts)


def silences_of(procedure: Procedure, occasions: Occasions) -> Silences:
    """Return what a procedure says of silence, in the order of the policy."""
    ways = ((rule.id, _of_way(rule, occasions)) for rule in procedure.rules())
    branches = ((branch.id, _of_branch(branch, occasions)) for branch in procedure.branches())
    return Silences(
        {name: found for name, found in ways if found is not None},
        {name: found for name, found in branches if found is not None},
    )


def _of_way(rule: Rule, occasions: Occasions) -> Silence | None:
    """Return on whose silence a way on is open: a way in to a stage, or a permission that leads on or ends the case."""
    when = rule.sentence.when
    if when is None or not leads(rule) or rule.part is Part.STEP or rule.strength == "must not":
        return None
    if rule.part is not Part.WAY_IN and rule.strength != "may":
        return None
    found = silence_of(when.condition, rule, occasions, turned=when.kind == "unless")
    before = isinstance(when.condition, Done) and when.condition.limit and when.condition.limit.kind == "before"
    return None if found is None or before or by_way_in(found, occasions) else found


def _of_branch(branch: Branch, occasions: Occasions) -> Silence | None:
    """Return on whose silence a branch is taken that has no other side."""
    if branch.rule is not None or branch.sorts or len(branch.cases) != 2 or branch.cases[1].items:
        return None
    case = branch.cases[0]
    inside = next(rules_in(case.items), None)
    together = isinstance(case.condition, Done) and case.condition.also
    if case.condition is None or inside is None or together:
        return None
    found = silence_of(case.condition, inside, occasions, turned=case.negated)
    return found if found is not None and found.clock else None


def acts_with_clocks(procedure: Procedure, occasions: Occasions, silences: Silences) -> tuple[Act, ...]:
    """Return the conditions on acts, each with the clock at whose end it is known that nobody has done it."""
    clocks = {found.name: found.clock for found in silences.all()}
    return tuple(replace(act, clock=clocks.get(act.name, "")) for act in acts_of(procedure, occasions))


def silent_clock(silence: Silence, occasions: Occasions) -> Clock | None:
    """Return the clock whose end says that nobody has done it, where it is not the clock of the act itself."""
    limit = silence.limit
    if limit is None:
        return None
    second = occasions.resolve(limit.second_event, silence.rule)[0] if limit.second_event else None
    return Clock(
        id=silence.clock,
        rule=silence.rule.id,
        kind=ClockKind.WINDOW,
        duration=limit.duration,
        starts_on=tuple(start for ref in limit.events for start in occasions.resolve(ref, silence.rule)),
        stops_on=silence.acts,
        pick=limit.pick,
        second=limit.second,
        second_start=second,
        silent=True,
    )


def lapses_beside(rule: Rule) -> bool:
    """Tell whether something becomes of the case when nobody has used a permission beside the line in its time."""
    within = rule.limit is not None and rule.limit.kind == "within"
    return rule.part is Part.LOOSE and rule.strength in ("may", "should") and within


def leads(rule: Rule) -> bool:
    """Tell whether a rule leads on to a stage, or ends the case."""
    return rule.part is Part.WAY_IN or (rule.verb is not None and rule.verb.role in ("way in", "ends"))


def by_way_in(silence: Silence, occasions: Occasions) -> bool:
    """Tell whether somebody is silent who may go on to a stage: a case that goes there late goes there all the same."""
    made = (occasions.procedure.rule(act.rpartition(".")[0]) for act in silence.acts)
    return any(maker is not None and maker.part is Part.WAY_IN for maker in made)


def silence_of(condition: Condition, rule: Rule, occasions: Occasions, *, turned: bool) -> Silence | None:
    """Return the silence that a condition on a rule is, if it is one; `turned` where the rule counts unless it is."""
    if not isinstance(condition, Done) or condition.negated is turned:
        return None
    acts = tuple(start.event for start in makers(condition, rule, occasions))
    made = [occasions.procedure.rule(act.rpartition(".")[0]) for act in acts]
    steps = [maker.id for maker in made if maker is not None and maker.part is Part.STEP]
    step, name, limit = next(iter(steps), ""), name_of(condition), condition.limit
    timed = [maker.id for maker in made if maker and maker.limit and maker.limit.kind in ("within", "agreed")]
    if limit is not None and limit.kind == "in time" and timed:
        return Silence(rule, name, acts, f"clock.{timed[0]}", step)
    if limit is not None and limit.kind == "within" and limit.events:
        return Silence(rule, name, acts, f"clock.{rule.id}.silence", step, limit)
    return Silence(rule, name, acts, "", step)
