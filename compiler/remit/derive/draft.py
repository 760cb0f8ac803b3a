"""A box before it has a number, and the wording of the boxes that end a case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from remit.derive.chart import Band, Box, Exit, Shape
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
    named = actor == stage.run_by and actor.startswith(("the ", "a ", "an "))
    return actor if named else f"the {actor}"


def short(stage: Stage, ombudsman: str) -> str:
    """Return what a box calls who runs a stage: an Ombudsman, of whatever it says more, is the Ombudsman."""
    return ombudsman if ombudsman in stage.run_by else stage.run_by


def numbered(
    drafts: Mapping[str, Sequence[Draft]], bands: Iterable[tuple[str, str, tuple[str, ...]]]
) -> tuple[Band, ...]:
    """Return bands, each a name, a title and what holds throughout, with their boxes numbered in order."""
    order = (draft for boxes in drafts.values() for draft in boxes)
    numbers = {draft.key: number for number, draft in enumerate(order, 1)}
    return tuple(
        Band(title, tuple(_box(draft, numbers) for draft in drafts[name]), more) for name, title, more in bands
    )


def _box(draft: Draft, numbers: Mapping[str, int]) -> Box:
    exits = tuple(Exit(label, numbers[key]) for label, key in draft.exits if key in numbers)
    opens = numbers.get(draft.opens)
    return Box(numbers[draft.key], draft.key, draft.shape, draft.actor, draft.voice, draft.title, draft.times,
               draft.notes, draft.more, exits, draft.side, opens)  # fmt: skip
