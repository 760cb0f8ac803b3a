"""An example played on its procedure: what happened line by line, and whether what it expects is so. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from remit.calendar import HorizonError, calendar_of
from remit.calendar.words import full
from remit.catalogue import diagnose
from remit.derive.ahead import expire
from remit.derive.case import Case, Happening, known, opened, step
from remit.derive.counted import acts_so_far, told_events
from remit.derive.dues import Dates
from remit.derive.occasions import RECEIPT
from remit.derive.rehearsal_setting import Setting, UnsettledError, facts_of, facts_of_channel, moment_of, setting_of
from remit.derive.rehearsal_verdicts import Verdict, judged
from remit.derive.rehearsal_words import timeline
from remit.derive.states import Machine
from remit.diagnostic import Diagnostic, Finding, Note
from remit.model.example import Answer, Example, Happened, Named, Refused, Told
from remit.model.policy import Policy
from remit.vocabulary import Vocabulary

CODE = "example-fails"


@dataclass(frozen=True, slots=True)
class Scene:
    """One line as it was played: the event that it made, or why it was refused. `line` is None for receipt.

    `remark` is what else is to be said of it: that nothing waited for it. `lapse` tells that it is no line, but what
    time makes known: that a clock has ended, or that somebody did answer before it did.
    """

    at: datetime
    words: str
    line: Happened | None = None
    event: str = ""
    refused: str = ""
    remark: str = ""
    lapse: bool = False


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """An example after it was played: `case` is where it ended, at `now`.

    `steps` is its timeline, a line each; `problems` are lines that could not be played; `verdicts` the lines of
    `expect` in order.
    """

    example: Example
    setting: Setting
    case: Case
    now: datetime
    scenes: tuple[Scene, ...]
    steps: tuple[str, ...]
    verdicts: tuple[Verdict, ...]
    problems: tuple[Finding, ...]

    @property
    def passed(self) -> bool:
        """Tell whether all went as the example says."""
        return not self.problems and all(verdict.holds for verdict in self.verdicts)

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return every line that failed, with its place, the timeline and what the policy gives instead.

        Where a line could not be played, what is expected after it is not judged: it would fail for the same cause.
        """
        findings = [replace(problem, steps=self.steps) for problem in self.problems]
        findings = findings or [_failed(verdict, self.steps) for verdict in self.verdicts if not verdict.holds]
        return tuple(diagnose(CODE, finding) for finding in findings)


def rehearse_all(policy: Policy, machines: Iterable[Machine], vocabulary: Vocabulary) -> tuple[Rehearsal, ...]:
    """Return every example of a policy after it was played, in the order of the file."""
    settings = settings_of(policy, machines, vocabulary)
    return tuple(rehearse(settings[example.kind], example) for example in policy.examples)


def settings_of(policy: Policy, machines: Iterable[Machine], vocabulary: Vocabulary) -> dict[str, Setting]:
    """Return for each kind of feedback what its examples are played on."""
    calendar = calendar_of(policy.working_time)
    pairs = zip(policy.procedures, machines, strict=True)
    return {procedure.kind: setting_of(machine, procedure, vocabulary, calendar) for procedure, machine in pairs}


def rehearse(setting: Setting, example: Example) -> Rehearsal:
    """Return an example after it was played; nothing that an author can write raises."""
    play = _Play(setting, example)
    try:
        play.run()
        dates = Dates(setting.machine, setting.procedure, setting.calendar, play.case)
        refused = tuple(scene.words for scene in play.scenes if scene.refused)
        verdicts = judged(setting, dates, play.now, example.expect, refused)
        steps = timeline(
            setting, dates, [(scene.at, _told(scene, example)) for scene in play.scenes if not scene.lapse]
        )
    except HorizonError as error:
        message = f"this example cannot be played: {error}"
        play.problems.append(Finding(message, example.received_span, "choose days within these years"))
        verdicts, steps = (), ()
    problems = (*play.problems, *_surprises(play.scenes, example))
    return Rehearsal(example, setting, play.case, play.now, tuple(play.scenes), steps, verdicts, problems)


class _Play:
    """One example while it is played."""

    def __init__(self, setting: Setting, example: Example) -> None:
        self.setting, self.example = setting, example
        facts = facts_of_channel(setting.procedure, example.channel)
        self.case = known(setting.tables, opened(setting.tables), facts)
        self.now = moment_of(example.received)
        self.scenes: list[Scene] = []
        self.problems: list[Finding] = []

    def run(self) -> None:
        """Play the lines in the order of their days; what lies before receipt comes first."""
        received = self.now
        early = [line for line in self.example.then if _before(line, received)]
        for line in sorted(early, key=lambda line: moment_of(line.when) if line.when else received):
            self._line(line, moment_of(line.when) if line.when else received)
        self._step(None, f"{self.example.kind} received", f"{self.setting.procedure.slug}.{RECEIPT}", received)
        for line in (line for line in self.example.then if line not in early):
            self._line(line, max(moment_of(line.when), self.now) if line.when else self.now)

    def _line(self, line: Happened, at: datetime) -> None:
        self._lapse(at)
        self.now = max(self.now, at)
        if isinstance(line.what, Told):
            facts = facts_of(line.what)
            self.case = known(self.setting.tables, self.case, facts)
            self.scenes.append(Scene(at, line.what.words, line))
            for event in told_events(self.setting.machine, facts):
                self.case, _ = step(self.setting.tables, self.case, Happening(event, at))
        elif isinstance(line.what, Named | Answer):
            try:
                event = self.setting.event(self.case, line.what)
            except UnsettledError as unsettled:
                self.problems.append(_unsettled(line, unsettled))
                return
            self._step(line, line.what.words, event, at)

    def _step(self, line: Happened | None, words: str, event: str, at: datetime) -> None:
        until = moment_of(line.until) if line and line.until else None
        self.case, remarks = step(self.setting.tables, self.case, Happening(event, at, until=until))
        self.case = known(self.setting.tables, self.case, self._done())
        refused = next((remark.reason for remark in remarks if remark.kind == "refused"), "")
        awaited = not event.endswith(".received")
        early = next((remark.reason for remark in remarks if remark.kind == "out of turn" and awaited), "")
        self.scenes.append(Scene(at, words, line, event, refused, early))

    def _done(self) -> dict[str, bool | int]:
        """Return what somebody has done by now, as far as no line has told it."""
        acts = acts_so_far(self.setting.machine, self.case)
        return {name: so for name, so in acts.items() if so and name not in self.case.facts}

    def _lapse(self, at: datetime) -> None:
        """Let the windows run out that are over by a moment, one after the other, each in the words of its event."""
        labels = {event.id: event.label for event in self.setting.machine.events}
        while True:
            dates = Dates(self.setting.machine, self.setting.procedure, self.setting.calendar, self.case)
            over = expire(self.setting.tables, dates, at)
            if not over:
                return
            for happening in over:
                self.case, _ = step(self.setting.tables, self.case, happening)
                event = happening.event
                self.scenes.append(Scene(happening.at, labels[event], event=event, lapse=True))


def _before(line: Happened, received: datetime) -> bool:
    """Tell whether a line lies before receipt, as only what no rule makes can."""
    outside = isinstance(line.what, Named) and bool(line.what.moment)
    return outside and line.when is not None and moment_of(line.when) < received


def _told(scene: Scene, example: Example) -> tuple[str, bool]:
    """Return a scene in words, and whether its hour was said."""
    when = scene.line.when if scene.line else example.received
    words = scene.words
    if scene.line is None and example.channel:
        words += f" {example.channel}"
    if scene.line and scene.line.until:
        words += f" to {full(scene.line.until.day)}"
    words += f" (refused: {scene.refused})" if scene.refused else f" ({scene.remark})" if scene.remark else ""
    return words, bool(when and when.at)


def _surprises(scenes: Iterable[Scene], example: Example) -> list[Finding]:
    """Return the lines that were refused although the example does not say so."""
    expected = {each.claim.words for each in example.expect if isinstance(each.claim, Refused)}
    return [
        Finding(
            f"`{scene.words}` is refused: {scene.refused}",
            scene.line.text.span,
            f"leave the line out, or expect it: `refused: {scene.words}`",
        )
        for scene in scenes
        if scene.refused and scene.line is not None and scene.words not in expected
    ]


def _unsettled(line: Happened, unsettled: UnsettledError) -> Finding:
    notes = tuple(Note("it can be this rule", rule.span) for rule in unsettled.rules)
    words = line.what.words
    stages = {rule.stage for rule in unsettled.rules}
    cure = (
        "say `at` and the stage" if len(stages) > 1 else "use more of the rule's words, or tell the fact that decides"
    )
    return Finding(f"`{words}` can be either of {len(notes)} rules here", line.text.span, cure, notes)


def _failed(verdict: Verdict, steps: tuple[str, ...]) -> Finding:
    notes: tuple[Note, ...] = ()
    if (rule := verdict.rule) is not None:
        place = rule.place(rule.limit.span) if rule.limit else rule.span
        notes = (Note(verdict.counting or "this is the rule", place),)
    text = verdict.expected.text
    message = f"the policy does not give `{text.text}`" + (f", but `{verdict.actual}`" if verdict.actual else "")
    cure = f"write `{verdict.actual}` if that is what the council means, or change the rule"
    if not verdict.actual:
        cure = "no line of `then` is refused; leave this line out, or write the words of the line that should be"
    return Finding(message, text.span, cure, notes, steps)
