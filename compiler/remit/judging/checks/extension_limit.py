"""More time is no longer than the code allows, or only for a good reason.

An extension without a limit makes every promise before it worthless: nobody knows how late late is. A notice that says
"it will take longer" instead of an answer is such an extension. Without any extension there is nothing to limit.

Given:
    {stage: "1", of: response, at most: 10 working days, notice tells: [the reason]}

Met:
    - The officer must respond within 10 working days of receipt.
    - The officer may extend the response by up to 10 working days, giving the reason and the new date.

Not met:
    - The officer must respond within 10 working days of receipt.
    - The officer may extend the response with no limit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from remit.assessment import Answer, Verdict
from remit.calendar.words import joined
from remit.derive.latest import ends_of
from remit.diagnostic import Dated, Fix
from remit.judging.answers import cannot_tell, leaning, met, names, not_met, silent, told_apart, words, worst
from remit.judging.letters import late_notices, told_by
from remit.judging.proof import duration_of, first_beyond, keeps
from remit.judging.view import View
from remit.model.policy import Rule, Stage
from remit.syntax.clause import Duration, Extension, Unit
from remit.syntax.printer import print_duration
from remit.value import value

TAKES = {"stage": "number", "of": "event", "at most": "time", "notice tells": "items?"}


def decide(view: View, given: Mapping[str, Any]) -> Answer:
    """Return whether every extension of a stage's answer keeps the limit."""
    stage = view.stage(given["stage"])
    if stage is None:
        return silent(view, f"anything of a stage {given['stage']}")
    extensions, notices = view.extensions(stage), late_notices(view, stage)
    if not extensions and not notices:
        if not view.making(stage, given["of"]):
            return silent(view, f"whether {view.label(stage)} may take longer", stage)
        return leaning(view, met(f"the policy mentions no extension at {view.label(stage)}"), stage)
    answers = [_every_reading(view, stage, rule, given) for rule in extensions]
    answers += [_notice(view, stage, rule, given) for rule in notices]
    first = worst(answers)
    if first.verdict is not Verdict.MET:
        return first
    # Where all is kept, every one of them is told: none is the answer of a case that is under another's condition.
    why = "; ".join(dict.fromkeys(each.why for each in answers))
    return replace(first, why=why, evidence=tuple(dict.fromkeys(said for each in answers for said in each.evidence)))


def _every_reading(view: View, stage: Stage, rule: Rule, given: Mapping[str, Any]) -> Answer:
    """Return the answer on one extension: days that may be working or calendar days are read both ways."""
    extension = rule.extension or Extension("unsaid")
    duration = extension.duration
    if duration is None or duration.unit != "day":
        return _extension(view, stage, rule, given, extension)
    units: tuple[Unit, ...] = ("working day", "calendar day")
    read = [replace(extension, duration=replace(duration, unit=unit)) for unit in units]
    return keeps([_extension(view, stage, rule, given, each) for each in read], [f"in {unit}s" for unit in units])


def _extension(view: View, stage: Stage, rule: Rule, given: Mapping[str, Any], extension: Extension) -> Answer:
    limit = duration_of(given["at most"])
    if extension.longer and not names(extension.longer, view.book.good_reason):
        return _unlimited(view, rule, given, f"more time still is possible {extension.longer}")
    if extension.duration is None or extension.kind in ("no limit", "by agreement", "unsaid"):
        how = "the policy sets no limit on" if extension.kind != "by agreement" else "only an agreement limits"
        return _unlimited(view, rule, given, f"{how} an extension at {view.label(stage)}")
    more = _altogether(view, stage, rule, extension, limit)
    if not more.added and _base(view, stage, rule) is None and not _no_longer(more.duration, limit):
        return cannot_tell(
            f"{view.label(stage)} may be extended {more.words}, and nothing says how long it takes without that",
            view.said(rule),
            help=f"say by when the {given['of']} comes, or write `by up to {print_duration(limit)}`",
        )
    if (example := _longest(view, stage, rule, more, limit)) is not None:
        return _too_long(view, stage, rule, more, limit, example)
    told = told_by(view, stage, [rule], "extension")
    missing, several = told_apart(view, told, words(given, "notice tells"))
    if missing and several > 1:
        why = f"what is told with an extension at {view.label(stage)} leaves out {joined(missing)}"
        return not_met(why, view.said(rule), help=f"add {joined(missing)} behind `giving`")
    size = f"by at most {print_duration(extension.duration)}" if extension.kind == "by up to" else more.words
    size += f", to {print_duration(extension.total)} in total" if extension.total is not None else ""
    beyond = f", longer only {extension.longer}" if extension.longer else ""
    open_ = f"; that the notice gives {joined(missing)} is not said" if missing else ""
    return met(
        f"{view.label(stage)} may be extended {size}{beyond}{open_}",
        view.said(rule),
        # However often it is used, a total that keeps the limit ends it.
        assumed=() if extension.once or extension.total is not None else ("an extension is used once",),
    )


def _notice(view: View, stage: Stage, rule: Rule, given: Mapping[str, Any]) -> Answer:
    said = (
        f"a notice may stand in for the {given['of']} at {view.label(stage)}, and nothing limits how late that then is"
    )
    return not_met(said, view.said(rule), help=_cure(given, "add how long it may then take, for example "))


def _unlimited(view: View, rule: Rule, given: Mapping[str, Any], why: str) -> Answer:
    extension = rule.extension
    span = rule.place(extension.span) if extension is not None and extension.span != (0, 0) else rule.span
    fix = None
    if extension is not None and extension.kind == "no limit" and rule.reading is None:
        fix = Fix(span, f"by up to {given['at most']}")
    beyond = ", more only with good reason" if view.book.good_reason else ""
    allowed = f"; {view.book.spoken_of} allows {given['at most']}{beyond}"
    return not_met(f"{why}{allowed}", view.said(rule), span=span, help=_cure(given, "write for example "), fix=fix)


def _cure(given: Mapping[str, Any], start: str) -> str:
    limit = given["at most"]
    return f"{start}`may extend the {given['of']} by up to {limit}, giving the reason and the new date`"


@value
class _More:
    """By how much a rule lengthens a time: `added` to it, or else counted from its start."""

    duration: Duration
    added: bool

    @property
    def words(self) -> str:
        """Return it as a message says it."""
        said = print_duration(self.duration)
        return f"by {said}" if self.added else f"to {said} in total"


def _altogether(view: View, stage: Stage, rule: Rule, extension: Extension, limit: Duration) -> _More:
    """Return what a rule adds; its total, where it may be used again until that is reached or one use goes too far."""
    assert extension.duration is not None  # noqa: S101 - asked only of an extension that has a length
    one = _More(extension.duration, extension.kind == "by up to")
    if extension.total is None or (extension.once and _longest(view, stage, rule, one, limit) is None):
        return one
    return _More(extension.total, added=False)


def _longest(view: View, stage: Stage, rule: Rule, more: _More, limit: Duration) -> tuple[date, date, date] | None:
    """Return an example where an extension ends after the code's limit: the first time's end, both ends of more time.

    Compared on every day of the calendar, never by a factor between units.
    """
    longer = ends_of(view.calendar, more.duration)
    base = None if more.added else _base(view, stage, rule)
    if base is None:
        return None if _no_longer(more.duration, limit) else first_beyond(view, range(len(longer)), longer, limit)
    if base.unit == more.duration.unit == limit.unit and more.duration.count <= base.count + limit.count:
        return None
    return first_beyond(view, ends_of(view.calendar, base), longer, limit)


def _base(view: View, stage: Stage, rule: Rule) -> Duration | None:
    """Return the time that an extension lengthens; of several of one unit the shortest, which gains most."""
    attached = [each for each in view.procedure.rules() if each.id in rule.attached_to]
    steps = attached or view.making(stage, "response")[:1]
    times = [step.limit.duration for step in steps if step.limit is not None and step.limit.duration is not None]
    alike = [time for time in times if time.unit == times[0].unit]
    return min(alike, key=lambda time: time.count, default=None)


def _no_longer(one: Duration, other: Duration) -> bool:
    return one.unit == other.unit and one.count <= other.count


def _too_long(
    view: View, stage: Stage, rule: Rule, more: _More, limit: Duration, example: tuple[date, date, date]
) -> Answer:
    ended, allowed, last = example
    alike = more.added and more.duration.unit == limit.unit and not rule.reading
    place = rule.place(more.duration.span)
    return not_met(
        f"{view.label(stage)} may be extended {more.words}; {view.book.spoken_of} allows {print_duration(limit)} more",
        view.said(rule),
        span=place,
        run=(
            Dated(ended, "the time that is extended ends", rule.span),
            Dated(allowed, f"last day under {view.book.spoken_of} ({print_duration(limit)})"),
            Dated(last, "last day under this policy", rule.span),
        ),
        help=f"write `by up to {print_duration(limit)}`"
        + (f", or add `or longer {view.book.good_reason[0]}`" if view.book.good_reason else ""),
        fix=Fix(place, print_duration(limit)) if alike else None,
    )
