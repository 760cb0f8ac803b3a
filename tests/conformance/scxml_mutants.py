"""Machines that are nearly right, of which every client must say or show that they are not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from xml.etree import ElementTree as ET

from remit.portable.ids import plain
from remit.portable.vectors import Vector
from remit.targets import scxml
from tests.conformance.driven import Trial
from tests.conformance.scxml_read import PLAYED, finals, taken

NAMESPACE = "http://www.w3.org/2005/07/scxml"
SCXML = f"{{{NAMESPACE}}}"
ET.register_namespace("", NAMESPACE)
ET.register_namespace("remit", scxml.NAMESPACE)
STATES = (f"{SCXML}state", f"{SCXML}final")


class Marked:
    """A machine as a tree, and one of its transitions that lead on, with the first case that takes it."""

    def __init__(self, trial: Trial, number: int) -> None:
        self.root = ET.fromstring(trial.text)
        self.states = [each for each in self.root.iter() if each.tag in STATES and each.get("id", "C")[0] != "C"]
        walk = trial.product.walk
        met = {
            (plain(source), plain(event)): case
            for case in reversed(trial.cases)
            for ways in taken(walk, [step.event for step in case.steps])
            for source, event in ways
        }
        leading = [
            (state, way)
            for state in self.states
            for way in state.iter(f"{SCXML}transition")
            if (state.get("id"), way.get("event")) in met and way.get("target")
        ]
        # Each machine is hurt at another place.
        self.state, self.way = leading[number % len(leading)]
        self.case = met[self.state.get("id", ""), self.way.get("event", "")]

    def other(self, than: str | None) -> str:
        """Return another state of the same line."""
        (line,) = [each for each in self.root.iter() if self.state in list(each)]
        return next(name for state in line if state.tag in STATES and (name := state.get("id", "")) != than)

    def text(self) -> str:
        """Return the machine."""
        return ET.tostring(self.root, encoding="unicode")


def _redirected(it: Marked) -> None:
    it.way.set("target", it.other(it.way.get("target")))


def _dropped(it: Marked) -> None:
    it.state.remove(it.way)


def _nowhere(it: Marked) -> None:
    it.way.set("target", f"{it.way.get('target')}x")


def _misspelt_event(it: Marked) -> None:
    it.way.set("event", f"{it.way.get('event')}x")


def _misspelt_key(it: Marked) -> None:
    it.way.set("evnet", it.way.attrib.pop("event"))


def _misspelt_tag(it: Marked) -> None:
    it.way.tag = f"{SCXML}transiton"


def _no_state(it: Marked) -> None:
    (line,) = [each for each in it.root.iter() if it.state in list(each)]
    line.remove(it.state)


def _elsewhere_first(it: Marked) -> None:
    (line,) = [each for each in it.root.iter() if it.state in list(each)]
    line.set("initial", it.other(line.get("initial")))


def _endless(it: Marked) -> None:
    for state in it.root.iter(f"{SCXML}final"):
        state.tag = f"{SCXML}state"


def _unguarded(it: Marked) -> None:
    for way in it.root.iter(f"{SCXML}transition"):
        way.attrib.pop("cond", None)


def _uncounted(it: Marked) -> None:
    for way in it.root.iter(f"{SCXML}transition"):
        for change in way.findall(f"{SCXML}assign"):
            way.remove(change)


def _undeclared(it: Marked) -> None:
    for data in it.root.iter(f"{SCXML}data"):
        data.set("id", f"{data.get('id')}x")


EVERYWHERE: Mapping[str, Callable[[Marked], None]] = {
    "a transition leads elsewhere": _redirected,
    "a transition is left out": _dropped,
    "a transition leads nowhere": _nowhere,
    "an event is misspelt": _misspelt_event,
    "an attribute is misspelt": _misspelt_key,
    "an element is misspelt": _misspelt_tag,
    "a state is left out": _no_state,
    "another state comes first": _elsewhere_first,
}
WITH_COUNTERS: Mapping[str, Callable[[Marked], None]] = {
    "no condition is looked at": _unguarded,
    "nothing is counted": _uncounted,
    "a counter has another name": _undeclared,
}


def untouched(trial: Trial) -> Trial:
    """Return a machine as mutants are written, with nothing changed."""
    return replace(trial, text=Marked(trial, 0).text())


def mutants(trial: Trial, number: int) -> Iterator[Trial]:
    """Yield the mutants of a machine; `number` chooses where it is hurt."""

    def hurt(name: str, how: Callable[[Marked], None], number: int, case: Vector | None = None) -> Trial:
        marked = Marked(trial, number)
        how(marked)
        cases = (case or marked.case,)
        return replace(trial, name=f"{trial.name}: {name}", text=marked.text(), cases=cases)

    for offset, (name, how) in enumerate(EVERYWHERE.items()):
        yield hurt(name, how, number + offset)
    endings = finals(trial.product.walk)
    if ended := next((case for case in trial.cases if endings.intersection(case.steps[-1].places)), None):
        yield hurt("no ending is an ending", _endless, number, ended)
    if trial.cases[-1].id == PLAYED:
        for name, how in WITH_COUNTERS.items():
            yield hurt(name, how, number, trial.cases[-1])
    cut = re.sub(r"</\w+>\s*$", "", trial.text)
    yield replace(trial, name=f"{trial.name}: the end is missing", text=cut)
