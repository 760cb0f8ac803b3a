"""A timeline in words: what an event is called, how a date was counted, what somebody can do next."""

from __future__ import annotations

from remit.calendar import explain
from remit.calendar.words import named
from remit.derive.ahead import NextStep
from remit.derive.dues import DueDate
from remit.derive.facts import truth
from remit.derive.occasions import RECEIPT, SUBMISSION
from remit.derive.rehearsal_words import event_words, staged
from remit.derive.states import StateKind
from remit.derive.terms import Terms
from remit.derive.timeline import Timeline
from remit.model.policy import Rule
from remit.syntax.printer import print_action, print_condition, print_thing

_BARE = frozenset({"limits", "giving", "extension"})


def event(name: str, terms: Terms) -> str:
    """Return an event in words: "complaint received", "stage 1 acknowledgement", "stage 1 response received"."""
    procedure = terms.procedure
    if name == f"{procedure.slug}.{RECEIPT}":
        return f"{procedure.kind} received"
    head, _, what = name.rpartition(".")
    rule = procedure.rule(name.removeprefix("clock.")) if name.startswith("clock.") else procedure.rule(head)
    if name.startswith("clock."):
        return f"the time to {act(rule)} is over" if rule else "a time is over"
    if rule is not None and what == "done":
        return title(rule, terms)
    if rule is not None and what == "received":
        return f"{title(rule, terms)} received"
    return _answer(name, head, what, terms)


def _answer(name: str, head: str, what: str, terms: Terms) -> str:
    """Return the answer to a decision, or an event that no rule makes, in words."""
    label = next((each.label for each in terms.machine.events if each.id == name), "")
    if not label:
        return f"`{name}`"
    if name == f"{terms.procedure.slug}.accept.yes":
        return f"{terms.procedure.kind} accepted for this procedure"
    if what == "applies":
        return f"not for this procedure: {label}"
    if f"{terms.procedure.slug}.event." in name:
        return what.replace("-", " ")
    rule = terms.procedure.rule(head)
    if rule is not None:
        return f"{title(rule, terms)}: {label}"
    return label if label not in ("yes", "no") else f"{head.rpartition('.')[2]}: {label}"


def title(rule: Rule, terms: Terms) -> str:
    """Return what the act of a rule is called, with its stage."""
    return staged(event_words(rule), rule, terms.procedure)


def act(rule: Rule) -> str:
    """Return what a rule asks somebody to do: "respond", "escalate to the officer"."""
    return print_action(rule.action, leave_out=_BARE) if rule.action else rule.noun


def must_tell(name: str, terms: Terms) -> tuple[str, ...]:
    """Return what a rule says must be told along with its act."""
    rule = terms.procedure.rule(name.removesuffix(".done")) if name.endswith(".done") else None
    return tuple(print_thing(thing) for thing in rule.action.giving) if rule and rule.action else ()


def side(actors: tuple[str, ...], terms: Terms) -> str:
    """Return on whose side somebody stands: complainant, council or other."""
    found = terms.vocabulary.parties.get(actors[0], "council") if actors else "council"
    return found if found in ("complainant", "council") else "other"


def counting(time: DueDate, timeline: Timeline) -> str:
    """Return how a date was counted and from what, or why there is none."""
    if time.due is None:
        return time.why
    parts = [explain(time.first or time.due, timeline.terms.calendar)]
    if start := _start(time, timeline):
        parts.append(start)
    if time.extended:
        often = "once" if time.extended == 1 else f"{time.extended} times"
        parts.append(f"extended {often}, until {named(time.due.day)}")
    if time.why:
        parts.append(time.why)
    if time.paused_since:
        parts.append(f"the clock has stood still since {named(time.paused_since.date())}")
    return "; ".join(parts)


def _start(time: DueDate, timeline: Timeline) -> str:
    """Return what is to be said of the event from which a time counts."""
    if time.counted_from is None or time.due is None:
        return ""
    label = time.counted_from.label
    happened = {each.event for each in timeline.case.happened}
    if time.at_latest and time.counted_from.event in happened:
        return _earlier(time, timeline)
    if time.at_latest:
        return f"{label} has not happened yet and is taken to come as late as it may"
    if time.counted_from.event.endswith(f".{SUBMISSION}") and time.counted_from.event not in happened:
        return f"no other day is known for {label} than that of receipt"
    return ""


def _earlier(time: DueDate, timeline: Timeline) -> str:
    """Return why a time may end earlier though what it counts from has happened."""
    when = time.rule.sentence.when
    if time.rule.sentence.otherwise is None or when is None:
        return "an earlier date may be agreed" if time.rule.limit and time.rule.limit.kind == "agreed" else ""
    if truth(when.condition, timeline.case.facts) is not None:
        return ""
    return f"that is the later of two times while it is not known which counts: {print_condition(when.condition)}"


def condition(time: DueDate, timeline: Timeline) -> str | None:
    """Return on what it depends whether a time counts, while that is not known; of two times one always does."""
    when = time.rule.sentence.when
    if (
        when is None
        or time.rule.sentence.otherwise is not None
        or truth(when.condition, timeline.case.facts) is not None
    ):
        return None
    return f"{when.kind} {print_condition(when.condition)}"


def next_step(step: NextStep, terms: Terms) -> str:
    """Return what can happen next in words: "respond", "tell whether the complaint is complex"."""
    if step.asks:
        return f"it has to be told whether {step.asks}"
    if step.rule is not None and step.rule.action is not None:
        return act(step.rule)
    return event(step.event, terms)


def place(name: str, terms: Terms) -> str:
    """Return what a state means for the case: what it waits for, or why it has ended."""
    state = next(each for each in terms.machine.states if each.id == name)
    rule = terms.procedure.rule(state.rule or name)
    if state.kind is StateKind.ENDING:
        leads = f", goes on to {state.leads_to}" if state.leads_to else ""
        return f"ended: {state.reason}{leads}" if state.reason else f"ended{leads}"
    if state.kind is StateKind.REST:
        return "answered; nothing is owed on this line"
    if name in terms.tables.decisions:
        return f"waits to be told whether {_asked(name, terms)}"
    if rule is not None:
        return f"waits for: {title(rule, terms)}"
    return {StateKind.START: "not begun", StateKind.DECISION: "waits for a decision"}.get(state.kind, "waits")


def _asked(name: str, terms: Terms) -> str:
    return " or ".join(print_condition(way.condition) for way in terms.tables.decisions[name])
