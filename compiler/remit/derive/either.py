"""A duty that is kept by either of two acts: the event of the other one, and whether the case moves on by it."""

from __future__ import annotations

from collections.abc import Iterator

from remit.derive.states import Clock, Machine
from remit.model.identity import slug
from remit.model.policy import Part, Procedure, Rule
from remit.syntax.clause import Action
from remit.value import value
from remit.vocabulary import Vocabulary


@value
class Instead:
    """The act that may be done instead: `event` is that of the later step `step`, if one makes it, or else its own.

    `whole` says that nothing of the duty is left once it is done; a notice keeps the time and leaves the act itself.
    """

    event: str
    noun: str
    action: Action
    step: str = ""
    whole: bool = True
    ends: bool = False


def instead_of(rule: Rule, procedure: Procedure, vocabulary: Vocabulary) -> tuple[Instead, ...]:
    """Return what may be done instead of the first act of a rule, in the order of the sentence."""
    found: dict[str, Instead] = {}
    for action in rule.alternatives:
        one = _instead(rule, action, procedure, vocabulary)
        number = sum(event.startswith(one.event) for event in found) + 1
        name = one.event if number == 1 else f"{one.event}-{number}"
        found[name] = Instead(name, one.noun, action, one.step, one.whole, one.ends)
    return tuple(found.values())


def noticed(clock: Clock, machine: Machine) -> bool:
    """Tell whether an act keeps a time after which its own act may still come, or never: it bounds no such act."""
    return not machine.standing.get(clock.rule, frozenset()).isdisjoint(clock.stops_on)


def _instead(rule: Rule, action: Action, procedure: Procedure, vocabulary: Vocabulary) -> Instead:
    verb = vocabulary.verbs.get(action.verb)
    carried = next((thing.event.event for thing in action.things if thing.event), "")
    notice = verb is not None and verb.carries and bool(carried) and carried != rule.noun
    noun = carried if notice else (verb.noun if verb else "") or action.verb
    step = next(_later(rule, noun, procedure), "") if rule.part is Part.STEP else ""
    event = f"{step}.done" if step else f"{rule.id}.or-{slug(action.verb)}"
    moves = verb is not None and verb.role != "side" and not notice
    ends = rule.part is Part.STEP and not step and verb is not None and verb.role == "ends"
    return Instead(event, noun, action, step, bool(step) or moves or rule.part is not Part.STEP, ends)


def _later(rule: Rule, noun: str, procedure: Procedure) -> Iterator[str]:
    """Yield the steps behind a rule on the line of its stage that make the same event as its other act."""
    stage = procedure.stage(rule.stage)
    order = [each.id for each in procedure.rules()]
    for item in stage.items if stage else ():
        step = isinstance(item, Rule) and item.part is Part.STEP and item.noun == noun
        if step and order.index(item.id) > order.index(rule.id):
            yield item.id
