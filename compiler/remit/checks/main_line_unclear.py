"""The marks of a main line are steps that one case can pass, in the order in which they are named.

A mark that names no step, or that no way leads to, leaves the drawing as it was, and nobody would see why.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from remit.checks import Subject
from remit.derive.marked import Places, Ways, marks_on, places_of, still_ahead, towards
from remit.derive.reach import leads_somewhere
from remit.derive.spine import spine_of, ways_of
from remit.derive.states import Machine
from remit.diagnostic import Finding, Fix
from remit.model.policy import Procedure
from remit.source import Text
from remit.syntax.nearest import distance, nearest

WHOLE = True


def check(subject: Subject) -> Iterator[Finding]:
    """Yield every mark that is no step; where all are, the first of each line that it cannot pass."""
    for procedure, machine in zip(subject.policy.procedures, subject.machines, strict=True):
        if not procedure.main_line or not leads_somewhere(machine):
            continue
        ways = ways_of(machine)
        wrong = [*_twice(procedure.main_line)]
        wrong += [each for mark in procedure.main_line for each in _no_step(mark, procedure, machine, ways)]
        yield from wrong
        for line in machine.lines if not wrong else ():
            marks = marks_on(line, machine, ways, procedure.main_line)
            yield from _not_passed(marks, spine_of(machine, line.initial, ways, [places for _, places in marks]), ways)


def _twice(marks: tuple[Text, ...]) -> Iterator[Finding]:
    for number, mark in enumerate(marks):
        if mark in marks[:number]:
            yield Finding(f"`{mark.text}` is named twice", mark.span, help="name each step once")


def _no_step(mark: Text, procedure: Procedure, machine: Machine, ways: Ways) -> Iterator[Finding]:
    """Yield what is wrong with a mark that names nothing, or something that stands beside the steps."""
    if places_of(machine, ways, mark.text):
        return
    steps = [item.id for item in procedure.items() if places_of(machine, ways, item.id)]
    rule = procedure.rule(mark.text)
    if rule is not None:
        own = [name for name in rule.attached_to if name in steps]
        cure = f"name the step that it belongs to, `{own[0]}`" if own else _cure(mark, steps)
        yield Finding(f"`{mark.text}` stands beside the steps; the main line does not pass it", mark.span, help=cure)
        return
    meant = nearest(mark.text, steps) or next((name for name in steps if name.endswith(f".{mark.text}")), None)
    message = f"no rule of the {procedure.kind} is called `{mark.text}`"
    if meant is None:
        yield Finding(message, mark.span, help=_cure(mark, steps))
    else:
        yield Finding(message, mark.span, help=f"did you mean `{meant}`?", fix=Fix(mark.span, meant))


def _cure(mark: Text, steps: list[str]) -> str:
    """Return how a step is named: by one that is done in the same way, if there is one."""
    alike = [name for name in steps if name.rpartition(".")[2] == mark.text.rpartition(".")[2]]
    example = min(alike or steps[:1], key=lambda name: distance(name, mark.text), default="")
    return f"name a step, a decision or the way in to a stage{f', for example `{example}`' if example else ''}"


def _not_passed(marks: list[tuple[Text, Places]], line: Sequence[str], ways: Ways) -> Iterator[Finding]:
    """Yield the first mark that a line does not pass behind the marks before it."""
    ahead = len(still_ahead(line, [places for _, places in marks]))
    if not ahead:
        return
    (mark, wanted), before = marks[-ahead], marks[: len(marks) - ahead]
    earlier = next((each for each, places in before if _leads(wanted, places, ways)), None)
    if earlier is not None:
        message = f"`{mark.text}` comes before `{earlier.text}`"
        yield Finding(message, mark.span, help="name the steps in the order in which a case comes to them")
    elif before:
        message = f"the main line does not come to `{mark.text}` behind `{before[-1][0].text}`"
        yield Finding(message, mark.span, help="name only steps that one case can pass; leave one of the two out")
    else:
        yield Finding(f"the main line never comes to `{mark.text}`", mark.span, help="leave it out")


def _leads(start: Places, target: Places, ways: Ways) -> bool:
    """Tell whether a way leads from a mark to another."""
    return any(name not in target and towards(target, name, ways, {name}) for name in start)
