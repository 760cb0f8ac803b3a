"""A box before it has a number, and the wording of the boxes that end a case."""

from __future__ import annotations

from dataclasses import dataclass, field

from remit.derive.chart import Shape
from remit.derive.states import Reason, State
from remit.derive.voice import Voice
from remit.model.policy import Exclusion, Stage


@dataclass(slots=True)
class Draft:
    """A box before it has a number: exits and `opens` name other boxes by key."""

    key: str
    shape: Shape
    actor: str
    voice: str
    title: str
    times: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    exits: list[tuple[str, str]] = field(default_factory=list)
    side: bool = False
    opens: str = ""


@dataclass(frozen=True, slots=True)
class Ends:
    """Words the endings of one procedure."""

    voice: Voice

    def box(self, state: State) -> Draft:
        """Return the box of an ending: turned away, another kind of feedback, or closed."""
        exclusion = next((one for one in self.voice.procedure.exclusions if one.id == state.rule), None)
        if exclusion is not None:
            title, notes = self._excluded(exclusion)
        elif state.reason is Reason.ANOTHER_KIND:
            title = self._say("becomes", kind=state.leads_to)
            notes = (self._say("becomes note", kind=state.leads_to),)
        else:
            title = self._say("closed", kind=self.voice.kind)
            notes = (self._say("gone to", place=state.leads_to),) if state.leads_to else ()
        council = self._say("council")
        return Draft(state.id, Shape.END, council, "council", title, notes=notes)

    def _excluded(self, exclusion: Exclusion) -> tuple[str, tuple[str, ...]]:
        title = self._say("excluded")
        if exclusion.go_to in self.voice.vocabulary.kinds:
            title = self._say("becomes", kind=exclusion.go_to)
        elif exclusion.go_to:
            title = self._say("gone to", place=exclusion.go_to)
        elif exclusion.tell:
            title = self._say("told", what=exclusion.tell)
        notes = [self._say("told", what=exclusion.tell)] if exclusion.go_to and exclusion.tell else []
        notes += [self._say("unless", what=exclusion.unless)] if exclusion.unless else []
        return title, tuple(notes)

    def _say(self, label: str, **slots: str) -> str:
        return self.voice.address(self.voice.labels.say(label, **slots))


def called(stage: Stage, actor: str) -> str:
    """Return a body as a sentence names it: "the Ombudsman"."""
    return actor if stage.run_by.startswith("the ") else f"the {actor}"


def short(stage: Stage, ombudsman: str) -> str:
    """Return what a box calls who runs a stage: an Ombudsman is the Ombudsman."""
    return ombudsman if stage.run_by.endswith(ombudsman) else stage.run_by
