"""The events of a machine: every name that a transition, a clock, a duty or a pause uses, with who makes it happen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from remit.derive.agreed import AGREED, agreed_event
from remit.derive.beside import Besides
from remit.derive.occasions import Occasions, received_step
from remit.derive.states import Act, Clock, Event, Transition
from remit.model.policy import Rule

TIME_IS_OVER, OTHERWISE = "time is over", "otherwise"


def events_of(
    occasions: Occasions,
    transitions: Iterable[Transition],
    clocks: Iterable[Clock],
    besides: Besides,
    acts: Iterable[Act],
) -> tuple[Event, ...]:
    """Return the events in the order of the policy, each once."""
    procedure = occasions.procedure
    rules = {rule.id: rule for rule in procedure.rules()}
    others = (other for rule in rules.values() for other in occasions.instead(rule))
    instead = {other.event: other.noun for other in others if not other.step}
    events: dict[str, Event] = {}
    nameless = {event: act.name for act in acts for event in (*act.events, *act.also) if _is_nameless(event, occasions)}

    def add(name: str, rule: str = "", label: str = "") -> None:
        if name and name not in events:
            known = rules.get(rule)
            by = known.actors if known and not name.startswith("clock.") and not name.endswith(".received") else ()
            noun = instead.get(name) or (known.noun if known else "")
            told = label or noun or nameless.get(name) or name.rpartition(".")[2]
            events[name] = Event(name, told, by, rule)

    add(f"{procedure.slug}.receipt")
    timed = {clock.id: clock for clock in clocks}
    for step in transitions:
        clock = timed.get(step.event)
        add(step.event, clock.rule if clock else step.rule, _over(clock, rules) if clock else step.label)
    for name, rule, label in _beside(besides, rules):
        add(name, rule, label)
    for clock in clocks:
        for name, rule, label in _of_clock(clock, rules):
            add(name, rule, label)
    for pause in besides.pauses:
        add(pause.starts_on)
        add(pause.ends_on)
    return tuple(events.values())


def _of_clock(clock: Clock, rules: Mapping[str, Rule]) -> Iterator[tuple[str, str, str]]:
    """Yield the end of a clock, then what begins and stops it, each with its rule and its own label, if it has one."""
    yield clock.id, clock.rule, _over(clock, rules)
    if clock.otherwise is not None:
        yield f"{clock.id}.{OTHERWISE}", clock.rule, ""
    for start in clock.starts:
        yield start.event, start.event.rpartition(".")[0], start.label
    for stop in clock.stops_on:
        yield stop, stop.rpartition(".")[0], ""
    if (limit := rules[clock.rule].limit) is not None and limit.kind == "agreed":
        yield agreed_event(clock.rule), clock.rule, AGREED


def _is_nameless(event: str, occasions: Occasions) -> bool:
    """Tell whether an act outside the rules has no noun: it is called by the words that ask for it."""
    what = event.removeprefix(f"{occasions.procedure.slug}.event.").replace("-", " ")
    verb = occasions.vocabulary.verbs.get(what)
    return ".event." in event and verb is not None and verb.noun != what


def _beside(besides: Besides, rules: Mapping[str, Rule]) -> Iterator[tuple[str, str, str]]:
    """Yield the acts beside the main line, each with its rule and what it is called if that is not the rule's noun."""
    for duty in besides.duties:
        sender = rules.get(received_step(rules[duty.rule]))
        yield duty.done, duty.rule, f"receiving the {sender.noun}" if sender else ""
        yield from ((other, duty.rule, "") for other in duty.instead)
    yield from ((permission.done, permission.rule, "") for permission in besides.permissions)


def _over(clock: Clock, rules: Mapping[str, Rule]) -> str:
    """Return what the end of a clock is called: "no reply in time" where it is about what somebody has not done."""
    return f"no {_noun(clock.stops_on[0], rules)} in time" if clock.silent and clock.stops_on else TIME_IS_OVER


def _noun(event: str, rules: Mapping[str, Rule]) -> str:
    """Return what an act is called, whether a rule makes it or not."""
    name, _, what = event.rpartition(".")
    return (rules[name].noun if name in rules else what.replace("-", " ")) or what
