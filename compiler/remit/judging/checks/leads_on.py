"""Whoever is not satisfied with the answer at one stage can take it to the next.

Whoever is `satisfied` by what a branch is for needs no way on; of `open` words nobody can tell.

Given:
    {stage: "1", to: "2", satisfied: [the complainant is satisfied], open: [the complaint is resolved]}

Met:
    - {stage: 1, rules: [The officer must respond within 10 working days of receipt.]}
    - stage: 2
      rules: [The complainant may escalate., The officer must respond within 20 working days of the escalation.]

Not met:
    - {stage: 1, rules: [The officer must respond within 10 working days of receipt.]}
    - {stage: Ombudsman, run by: the Ombudsman, rules: [The complainant may escalate.]}
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from remit.assessment import Answer
from remit.derive.reach import path_to, reachable
from remit.derive.states import Reason, StateKind
from remit.judging.answers import cannot_tell, leaning, met, not_met, silent, words
from remit.judging.view import View
from remit.model.policy import Branch, Item, Stage
from remit.syntax.clause import Condition, Fact

TAKES = {"stage": "number", "to": "number", "satisfied": "words?", "open": "words?"}


def decide(view: View, given: Mapping[str, Any]) -> Answer:
    """Return whether every answer at a stage leads on to the next."""
    stage, further = view.stage(given["stage"]), view.stage(given["to"])
    if stage is None:
        return silent(view, f"anything of a stage {given['stage']}")
    if further is None:
        return _missing(view, stage, given["to"])
    content = words(given, "satisfied")
    ends = _dead_ends(view, stage, further, content)
    if ends and not _dead_ends(view, stage, further, (*content, *words(given, "open"))):
        why = f"whether everybody whose complaint ends at {view.label(stage)} is satisfied is not said"
        return cannot_tell(why, span=view.place(stage), help=f"let the complainant escalate to {view.label(further)}")
    if ends:
        came = reachable(view.machine)
        state = next(each for each in view.machine.states if each.id == ends[0])
        return not_met(
            f"a complaint that was answered at {view.label(stage)} ends here, with no way to {view.label(further)}",
            span=state.span,
            steps=path_to(state.id, came, view.machine),
            help=f"let the complainant escalate to {view.label(further)} from here too",
        )
    ways = view.ways_in(further)
    if not ways and not _entered(view, further):
        return silent(view, f"how a complaint comes to {view.label(further)}", further)
    times = [rule.text.part(*rule.limit.span).line for rule in ways if rule.limit is not None]
    window = f"; the time for it is the policy's own, {view.book.spoken_of} sets none" if times else ""
    asked = f"{view.label(further)} can be asked for after every answer at {view.label(stage)}{window}"
    unasked = f"whoever is not satisfied at {view.label(stage)} comes to {view.label(further)} unasked"
    answer = met(
        asked if ways else unasked,
        *map(view.said, ways),
    )
    return answer if view.making(further, "response") else leaning(view, answer, further)


def _missing(view: View, stage: Stage, number: str | int) -> Answer:
    """Return the answer where there is no such further stage: what comes instead of it, if that is said."""
    outside = next((each for each in view.outside if view.is_ombudsman(each)), None)
    if outside is None:
        return silent(view, f"where a complaint goes after {view.label(stage)}", stage)
    return not_met(
        f"there is no stage {number}: after {view.label(stage)} comes `{outside.title}`",
        *(view.said(rule) for rule in view.ways_in(outside)),
        span=view.place(outside),
        help=f"add a stage {number} that the complainant may ask for",
    )


def _entered(view: View, stage: Stage) -> bool:
    inside = {state.id for state in view.machine.states if state.stage == stage.id}
    return any(step.target in inside and step.source not in inside for step in view.machine.transitions)


def _dead_ends(view: View, stage: Stage, further: Stage, content: tuple[str, ...]) -> list[str]:
    """Return the endings of a stage that can follow its answer and from which nothing leads to the next stage.

    Those of cases that are `content` are none.
    """
    answers = {f"{rule.id}.done" for rule in view.making(stage, "response")}
    onward: dict[str, list[str]] = {}
    passed = set(_events_of(stage.items, content))
    for step in view.machine.transitions:
        if step.event not in passed:
            onward.setdefault(step.source, []).append(step.target)
    inside = {state.id for state in view.machine.states if state.stage == further.id}
    kinds = {state.id: state for state in view.machine.states}
    after = dict.fromkeys(step.target for step in view.machine.transitions if step.event in answers)
    queue, found = deque(after), []
    while queue:
        here = queue.popleft()
        state = kinds[here]
        if state.kind is StateKind.ENDING and state.stage == stage.id and state.reason is not Reason.LAPSED:
            if not inside.intersection(onward.get(here, ())):
                found.append(here)
            continue
        for target in onward.get(here, ()):
            if target not in after and target not in inside and kinds[target].stage == stage.id:
                after[target] = None
                queue.append(target)
    return found


def _events_of(items: Iterable[Item], content: tuple[str, ...]) -> Iterator[str]:
    """Yield the events by which a decision finds that one of the facts `content` is so."""
    for branch in (item for item in items if isinstance(item, Branch)):
        for case in branch.cases:
            asked = [(case.condition, case.negated)]
            if case.condition is None and len(branch.cases) == 2:
                # What is left of a decision between two is the one turned round.
                asked = [(each.condition, not each.negated) for each in branch.cases if each is not case]
            if any(_is(condition, content, negated=negated) for condition, negated in asked):
                yield f"{branch.id}.{case.key}"
            yield from _events_of(case.items, content)


def _is(condition: Condition | None, content: tuple[str, ...], *, negated: bool) -> bool:
    return isinstance(condition, Fact) and condition.name in content and condition.negated is negated
