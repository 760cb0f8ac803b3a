"""Events, gaps and assumptions of a proof in an author's words. Decides nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from remit.calendar import Calendar
from remit.derive.occasions import received_step
from remit.derive.timed import Timetable
from remit.derive.ways import DONE, RECEIVED, Lack, Way, Why
from remit.model.policy import Stage

_GAPS = {
    Lack.NO_TIME: "nothing says by when: `{}`",
    Lack.NO_START: "it does not say from what it counts: `{}`",
    Lack.START: "nothing says by when `{}` happens",
    Lack.NOT_BEGUN: "on this way there is no `{}` to count from",
    Lack.OPAQUE: "it is not formalised: `{}`",
    Lack.EXTENSION: "it has no limit: `{}`",
    Lack.AGREED: "it is settled by agreement: `{}`",
    Lack.EITHER: "another act keeps it as well: `{}`",
    Lack.STOPPED: "nothing says how often or how long: `{}`",
    Lack.AGAIN: "it may come again and again: `{}`",
    Lack.NEVER: "the one does not follow the other",
}
_ASSUMED = {
    "at once": "what the policy asks about a case is known when it is asked",
    "same day": "what is sent is received on the day on which it is sent",
    "should": "what is said with `should` is kept like a promise: {}",
    "aims to": "what is said with `aims to` is kept like a promise: {}",
    "no extension": "no extension is used: {}",
    "extension": "every extension is used once, to its limit: {}",
    "no longer": "none is longer than its limit, though that may be: {}",
    "worked": "nobody but the complainant acts on a day that is not worked",
    "never stopped": "the clock is never stopped: {}",
    "alone": "no other act is done instead: {}",
    "stopped": "the clock is stopped no more often than assumed: {}",
}


class Naming:
    """Names what a procedure's proofs speak of."""

    def __init__(self, table: Timetable) -> None:
        self._table = table
        self._stages = {stage.id: stage for stage in table.procedure.stages}
        self._labels = {event.id: event.label for event in table.machine.events}
        self._gaps = {way.event: way.why.said for ways in table.ways.values() for way in ways}

    def event(self, name: str) -> str:
        """Return an event in words: "stage 1 response", "receipt"."""
        table = self._table
        if name.startswith("clock.") and name.removeprefix("clock.") in table.rules:
            return f"the end of the time for the {self.rule(name.removeprefix('clock.'))}"
        rule = table.rules.get(name.removesuffix(DONE))
        if rule is not None and name.endswith(DONE):
            return self.rule(rule.id)
        if name.endswith(RECEIVED) and name.removesuffix(RECEIVED) in table.rules:
            return f"receiving the {self.rule(name.removesuffix(RECEIVED))}"
        if name == f"{table.machine.kind}.accept.yes":
            return "acceptance"
        if name in table.kinds:
            return f"end of the {table.procedure.kind}"
        label = self._labels.get(name, "")
        if name.endswith(DONE):
            return self._gaps.get(name, label)
        if name in table.sorting:
            return f"found to be a {label}"
        if label in {"yes", "no", ""}:
            return f"{label}: {self._gaps[name]}" if name in self._gaps else name.rpartition(".")[2]
        return label

    def rule(self, identity: str) -> str:
        """Return what a rule's act is called, with its stage."""
        rule = self._table.rules.get(identity)
        if rule is None:
            return identity
        if step := received_step(rule):
            return f"receiving the {self.rule(step)}"
        noun = rule.noun or (rule.verb.base if rule.verb else identity.rpartition(".")[2])
        stage = self._stages.get(rule.stage)
        return f"{lowered(stage)} {noun}" if stage and stage.label else noun

    def place(self, name: str) -> str:
        """Return what a place waits for, in words."""
        ways = [way for way in self._table.ways_from(name) if way.own]
        if len(ways) == 1:
            return self.event(ways[0].event)
        return next((way.why.said for way in ways), name)

    def why(self, why: Why) -> str:
        """Return why something has no end, in words."""
        said = why.said if why.lack is not Lack.AGAIN else self.place(why.said)
        return _GAPS[why.lack].format(said if said not in self._labels else self.event(said))

    def assumptions(self, leaned: Iterable[tuple[str, str]], calendar: Calendar) -> tuple[str, ...]:
        """Return what a proof leans on, in words, each kind once with the rules that it is about."""
        gathered: dict[str, dict[str, None]] = defaultdict(dict)
        for kind, rule in leaned:
            gathered[kind][self.named(rule)] = None
        words = [_ASSUMED[kind].format(", ".join(gathered[kind])) for kind in _ASSUMED if kind in gathered]
        if calendar.convention.day_ends:
            words.append(f"what is done on a day is done by {calendar.convention.day_ends:%H:%M}")
        return tuple(words)

    def named(self, rule: str) -> str:
        """Return a rule as a proof names it: what an extension extends, else what the rule does."""
        found = self._table.rules.get(rule)
        if found is not None and found.action is None:
            return f"`{found.text.text}`"
        return self.rule(found.attached_to[0] if found and found.extension and found.attached_to else rule)

    def worth_telling(self, way: Way) -> bool:
        """Tell whether a dated run names a way: it is not answered in the moment of arrival."""
        return not way.at_once or way.event.endswith(DONE)


def lowered(stage: Stage) -> str:
    """Return "stage 1" for the stage that is headed "Stage 1"."""
    return stage.label[:1].lower() + stage.label[1:] if stage.label.startswith(("Stage", "Informal")) else stage.label
