"""Examples that a policy could have: every time it gives, on the days on which counting goes wrong most easily."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from remit.calendar import Calendar, HorizonError
from remit.calendar.words import full
from remit.derive.case import Happening
from remit.derive.dues import Dates
from remit.derive.occasions import RECEIPT
from remit.derive.rehearsal import rehearse, settings_of
from remit.derive.rehearsal_edges import Edge, edges_of
from remit.derive.rehearsal_setting import Setting, moment_of
from remit.derive.rehearsal_story import Story, rule_of, story_of
from remit.derive.rehearsal_verdicts import judged, time_of
from remit.derive.rehearsal_words import due_line, event_words, staged
from remit.derive.states import Clock, ClockKind, Machine
from remit.model.example import DueOn, Example, Expected, When
from remit.model.example_expect import expected
from remit.model.example_faults import FaultError
from remit.model.example_names import Phrasebook
from remit.model.example_then import happened
from remit.model.policy import Policy, Stage
from remit.source import Text
from remit.syntax.quoting import quoted
from remit.vocabulary import Vocabulary

NOT_BEFORE = date(2026, 1, 1)
WIDTH = 118
_PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 ,().'/-]|:(?! ))*")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An example as it could be written."""

    name: str
    kind: str
    received: str
    then: tuple[str, ...]
    expect: tuple[str, ...]


def suggested(
    policy: Policy, machines: Iterable[Machine], vocabulary: Vocabulary, since: date | None = None
) -> tuple[Suggestion, ...]:
    """Return examples of every time that a policy gives, kind by kind and stage by stage; each of them passes.

    Their days lie at or after `since`; without it, from when the edition is in force.
    """
    kinds = tuple(procedure.kind for procedure in policy.procedures)
    likely = next((kind for kind in kinds if vocabulary.dissatisfies(kind)), kinds[0] if kinds else "")
    found: list[Suggestion] = []
    last = policy.force.until[:10] or "9999"
    for kind, setting in settings_of(policy, machines, vocabulary).items():
        book = Phrasebook(setting.procedure, vocabulary, kinds)
        suggester = _Suggester(setting, book, "" if kind == likely else kind)
        edges = [edge for edge in edges_of(setting.calendar, since or _since(policy)) if edge.day.isoformat() <= last]
        for stage in setting.procedure.stages if edges else ():
            found += suggester.stage(stage, edges)
    return tuple(found)


def written(suggestions: Iterable[Suggestion]) -> str:
    """Return examples as the text of a policy file."""
    lines = ["examples:"]
    for each in suggestions:
        lines.append(f"  - name: {_plain(each.name)}")
        lines += [f"    kind: {each.kind}"] if each.kind else []
        lines.append(f"    received: {each.received}")
        lines += _listed("then", each.then)
        lines += _listed("expect", each.expect)
    return "\n".join(lines) + "\n" if len(lines) > 1 else ""


@dataclass(frozen=True, slots=True)
class _Made:
    """A suggestion with the line that it expects of each clock."""

    suggestion: Suggestion
    lines: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Suggester:
    """Makes the suggestions of one kind of feedback; `kind` is empty where an example need not say it."""

    setting: Setting
    book: Phrasebook
    kind: str

    def stage(self, stage: Stage, edges: list[Edge]) -> Iterator[Suggestion]:
        """Yield examples of every time of a stage on every awkward day; times that cannot count together apart."""
        what = (
            stage.label.lower() if stage.label.startswith("Stage ") else stage.label or _a(self.setting.procedure.kind)
        )
        own = (each for each in self.setting.machine.clocks if not each.silent)
        clocks = [each for each in own if rule_of(self.setting, each).stage == stage.id]
        for edge in edges:
            left = [clock for clock in clocks if clock.duration is not None and clock.duration.unit in edge.units]
            most = len(left)
            while left and (story := self._story(left, edge)) is not None:
                made = self._suggestion(f"{what} {edge.words}", story, edge)
                begun = self._suggestion(f"{what} just begun, {edge.words}", story.begun(), edge)
                if begun and edge is edges[0] and any("at the latest" in line for line in begun.lines.values()):
                    yield begun.suggestion
                    made = made or begun
                if made is None:
                    break
                again = self._parts(made) if len(left) < most else ""
                yield replace(made.suggestion, name=f"{made.suggestion.name}{again}")
                left = [clock for clock in left if clock.id not in made.lines]

    def _parts(self, made: _Made) -> str:
        """Return which times a further example of the same day is about."""
        rules = [rule_of(self.setting, clock) for clock in self.setting.machine.clocks if clock.id in made.lines]
        return f" ({', '.join(event_words(rule) for rule in rules)})"

    def _story(self, clocks: list[Clock], edge: Edge) -> Story | None:
        receipt = f"{self.setting.procedure.slug}.{RECEIPT}"
        return story_of(self.setting, self.book, clocks, Happening(receipt, moment_of(When(edge.day))))

    def _suggestion(self, name: str, story: Story, edge: Edge) -> _Made | None:
        """Return one example; None where none of its dates could be worked out."""
        try:
            received, days = _days(story, edge, self.setting.calendar)
            told = [*story.facts]
            told += [f"{part.words} {_written(when)}" for part, when in zip(story.parts, days, strict=True)]
            then = tuple(happened(Text.inline(line, ""), self.book) for line in told)
            place = Text.inline("", "").span
            bare = Example(name, self.setting.procedure.kind, received, "", then, (), place, place)
            played = rehearse(self.setting, bare)
            dates = Dates(self.setting.machine, self.setting.procedure, self.setting.calendar, played.case)
            lines = {clock.id: line for clock in story.clocks if (line := self._line(dates, clock))}
            expect = tuple(lines.values())
            whole = rehearse(self.setting, replace(bare, expect=tuple(self._expected(line) for line in expect)))
        except (FaultError, HorizonError):
            return None
        if not expect or not whole.passed:
            return None
        return _Made(Suggestion(name, self.kind, _written(received), tuple(told), expect), lines)

    def _line(self, dates: Dates, clock: Clock) -> str:
        """Return the line that expects when a clock's time is due, in words that mean this clock."""
        found = dates.of(clock)
        if found is None or found.due is None:
            return ""
        if found.clock.kind is ClockKind.WINDOW and found.rule.action is not None:
            line = f"may {found.rule.action.verb} until {full(found.due.day)}"
            if self._holds(line, dates):
                return line
        words = event_words(found.rule)
        for phrase in (words, staged(words, found.rule, self.setting.procedure)):
            line = due_line(phrase, found)
            try:
                claim = self._expected(line).claim
            except FaultError:
                continue
            if isinstance(claim, DueOn) and time_of(self.setting, dates, claim.event) == found:
                return line
        return ""

    def _holds(self, line: str, dates: Dates) -> bool:
        """Tell whether a line says what is so once the case is where it is."""
        try:
            return judged(self.setting, dates, dates.case.happened[-1].at, [self._expected(line)], ())[0].holds
        except FaultError:
            return False

    def _expected(self, line: str) -> Expected:
        return expected(Text.inline(line, ""), self.book)


def _days(story: Story, edge: Edge, calendar: Calendar) -> tuple[When, tuple[When, ...]]:
    """Return when feedback came and when each part of a story happened: what a time counts from, on the edge."""
    outside = bool(story.parts) and not story.parts[0].by_rule
    before = (
        0 if story.from_receipt or outside else next((n for n, part in enumerate(story.parts) if part.counts), 0) + 1
    )
    own = When(edge.day, edge.at)
    earlier = [_worked(edge.day - timedelta(weeks=before - number), calendar) for number in range(before)]
    days = [When(day) for day in earlier] or [own]
    rest = len(story.parts) + 1 - len(days)
    received, *others = [*days, *[own] * rest]
    return received, tuple(others)


def _worked(day: date, calendar: Calendar) -> date:
    """Return the last working day up to `day`; raises HorizonError where the calendar has none."""
    return day if calendar.is_worked(day) else _worked(day - timedelta(1), calendar)


def _since(policy: Policy) -> date:
    """Return the day from which days are chosen: that from which the edition counts, but no day long past."""
    said = policy.force.since[:10]
    since = date.fromisoformat(said if len(said) == 10 else f"{said}-01") if said else NOT_BEFORE
    return max(since, NOT_BEFORE)


def _written(when: When) -> str:
    return full(when.day) + (f" at {when.at:%H:%M}" if when.at else "")


def _listed(key: str, items: tuple[str, ...]) -> list[str]:
    """Return a list on one line where it is short, else an item a line; nothing where it is empty."""
    if not items:
        return []
    line = f"    {key}: [{', '.join(items)}]"
    if len(line) <= WIDTH and all(_PLAIN.fullmatch(item) and not {*":,"} & {*item} for item in items):
        return [line]
    return [f"    {key}:", *(f"      - {_plain(item)}" for item in items)]


def _plain(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else quoted(text)


def _a(noun: str) -> str:
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"
