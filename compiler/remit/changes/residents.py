"""What changed for whoever gives feedback: what takes longer or shorter, what is possible, what is promised.

Speaks as public pages do: the complainant is You, the council We.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from remit.changes.change import Deadline, Direction, Effect, Told
from remit.changes.matching import Edition, Pair
from remit.changes.proof import Proving, is_window
from remit.changes.spoken import Spoken, spoken_of
from remit.derive.occasions import received_steps
from remit.derive.states import ARRIVAL
from remit.derive.voice import capital
from remit.model.policy import Gap, Part, Procedure, Rule, Stage, rules_in
from remit.syntax.clause import DUTIES, Norm, Qualification, Thing
from remit.syntax.printer import print_action, print_sentence, print_thing
from remit.value import value
from remit.vocabulary.labels import Labels

FIRM = ("aims to", "should", "must")
"""The strengths of a duty, the firmest last."""


def residents_of(old: Edition, new: Edition, proved: Iterable[Proving], labels: Labels) -> tuple[Told, ...]:
    """Return what changed for residents, kind by kind in the order of the newer edition."""
    found: list[Told] = []
    pairs = [each.pair for each in proved]
    known = {each.old.slug for each in pairs}, {each.new.slug for each in pairs}
    found += [_kind(each, Effect.IMPOSSIBLE) for each in old.policy.procedures if each.slug not in known[0]]
    found += [_kind(each, Effect.POSSIBLE) for each in new.policy.procedures if each.slug not in known[1]]
    for proving in proved:
        spoken = spoken_of(old, proving.pair.old, labels), spoken_of(new, proving.pair.new, labels)
        found += _Procedure(proving, *spoken).changes()
    return _merged(found)


@value
class _Procedure:
    """One procedure in both editions."""

    proving: Proving
    old: Spoken
    new: Spoken

    @property
    def pair(self) -> Pair:
        return self.proving.pair

    @property
    def kinds(self) -> tuple[str, ...]:
        return (self.new.procedure.kind,)

    def changes(self) -> Iterator[Told]:
        """Yield the changes: stages and exclusions first, then rules in the order of the policies."""
        gone, come = self._stages(self.old), self._stages(self.new)
        for stage in gone:
            yield self._stage(stage, self.old, Effect.IMPOSSIBLE)
        for stage in come:
            yield self._stage(stage, self.new, Effect.POSSIBLE)
        yield from self._exclusions()
        yield from self._gaps()
        away = {rule.id for stage in gone for rule in rules_in(stage.items)}
        for rule in self.old.procedure.rules():
            if not self.pair.now(rule.id) and rule.id not in away:
                yield from self._one(rule, self.old, gone=True)
        fresh = {rule.id for stage in come for rule in rules_in(stage.items)}
        for rule in self.new.procedure.rules():
            was = self.old.procedure.rule(self.pair.was(rule.id))
            if was is not None:
                yield from self._both(was, rule)
            elif rule.id not in fresh:
                yield from self._one(rule, self.new, gone=False)

    def _stages(self, spoken: Spoken) -> tuple[Stage, ...]:
        """Return the named stages that the other edition does not have."""
        slug, other = spoken.procedure.slug, self.pair.now if spoken is self.old else self.pair.was
        return tuple(each for each in spoken.procedure.stages if each.id and not other(f"{slug}.{each.id}"))

    def _stage(self, stage: Stage, spoken: Spoken, effect: Effect) -> Told:
        said = " ".join(spoken.say(rule) for rule in rules_in(stage.items))
        name = f"{spoken.procedure.slug}.{stage.id}"
        what = f"{stage.title}, run by {stage.run_by}" if stage.run_by else stage.title
        return self._told(effect, stage.label, ("You", what), spoken, said, name)

    def _told(self, effect: Effect, stage: str, about: tuple[str, str], spoken: Spoken, said: str, name: str) -> Told:
        """Return what only one edition says."""
        who, what = about
        if spoken is self.old:
            return Told(effect, self.kinds, stage, who, what, before=said, was=name)
        return Told(effect, self.kinds, stage, who, what, after=said, now=name)

    def _one(self, rule: Rule, spoken: Spoken, *, gone: bool) -> Iterator[Told]:
        """Yield what a rule that only one edition has means; a longer time is told with the step that it is for."""
        if rule.extension is not None and any(self._has_both(spoken, step) for step in rule.attached_to):
            return
        yours = spoken.voice.side(rule) == "you"
        effect = Effect.OTHERWISE
        if rule.strength == "may" or (rule.part is Part.WAY_IN and rule.stage != self._first(spoken)):
            effect = Effect.IMPOSSIBLE if gone else Effect.POSSIBLE
        elif _is_promise(rule, yours=yours):
            effect = Effect.UNPROMISED if gone else Effect.PROMISED
        about = spoken.who(rule), spoken.title(rule)
        yield replace(self._told(effect, spoken.stage(rule), about, spoken, spoken.say(rule), rule.id), yours=yours)

    def _first(self, spoken: Spoken) -> str:
        return spoken.procedure.stages[0].id if spoken.procedure.stages else ""

    def _has_both(self, spoken: Spoken, step: str) -> bool:
        return bool(self.pair.now(step) if spoken is self.old else self.pair.was(step))

    def _both(self, old: Rule, new: Rule) -> Iterator[Told]:
        """Yield what became of a rule that both editions have."""
        if self._told_with_its_step(old, new):
            return
        before, after = self.old.whole(old), self.new.whole(new)
        deadline = self.proving.deadline(old, new)
        moved = deadline if deadline is not None and deadline.direction is not Direction.SAME else None
        effects = [*_of_time(moved), *_of_strength(old, new), *_of_content(old, new)]
        if not effects and (print_sentence(old.sentence) != print_sentence(new.sentence) or self._moved(old, new)):
            effects = [Effect.OTHERWISE] if before != after else []
        for effect in effects:
            yield Told(
                effect,
                self.kinds,
                self.new.stage(new),
                self.new.who(new),
                self.new.title(new),
                before,
                after,
                old.id,
                new.id,
                deadline if effect not in (Effect.PROMISED, Effect.UNPROMISED) else None,
                self.new.voice.side(new) == "you",
            )

    def _told_with_its_step(self, old: Rule, new: Rule) -> bool:
        """Tell whether all that changed of an extension is how long its step may take, which is told of the step."""
        if old.action is None or new.action is None or old.extension is None or new.extension is None:
            return False
        acts = [print_action(each, leave_out=frozenset({"extension"})) for each in (old.action, new.action)]
        steps = [
            (self.old.procedure.rule(self.pair.was(each)), self.new.procedure.rule(each)) for each in new.attached_to
        ]
        found = [self.proving.deadline(one, other) for one, other in steps if one is not None and other is not None]
        moved = [each for each in found if each is not None and each.direction is not Direction.SAME]
        return acts[0] == acts[1] and bool(moved)

    def _moved(self, old: Rule, new: Rule) -> bool:
        return self.old.under.get(old.id) != self.new.under.get(new.id)

    def _exclusions(self) -> Iterator[Told]:
        for each in self.old.procedure.exclusions:
            if not self.pair.now(each.id):
                what = f"{capital(each.what.text)} is no longer named as excluded"
                yield Told(Effect.POSSIBLE, self.kinds, "", "You", what, was=each.id)
        olds = {each.id: each for each in self.old.procedure.exclusions}
        for each in self.new.procedure.exclusions:
            was = olds.get(self.pair.was(each.id))
            if was is None:
                what = f"This procedure is no longer for {each.what.text}"
                yield Told(Effect.IMPOSSIBLE, self.kinds, "", "You", what, after=_route(each.go_to), now=each.id)
            elif was != replace(each, id=was.id, origin=was.origin):
                what = f"What is excluded, and where it goes: {each.what.text}"
                said = [
                    "; ".join(
                        words
                        for words in (one.what.text, one.unless and f"unless {one.unless}", _route(one.go_to))
                        if words
                    )
                    for one in (was, each)
                ]
                if said[0] != said[1]:
                    about = Effect.OTHERWISE, self.kinds, "", "Council", what
                    yield Told(*about, before=said[0], after=said[1], was=was.id, now=each.id)

    def _gaps(self) -> Iterator[Told]:
        gaps = [[each for each in spoken.procedure.items() if isinstance(each, Gap)] for spoken in (self.old, self.new)]
        for each in gaps[0]:
            if not self.pair.now(each.id):
                what = f"No longer left open: {each.what.text}"
                yield Told(Effect.OTHERWISE, self.kinds, "", "Council", what, before=each.because, was=each.id)
        for each in gaps[1]:
            if not self.pair.was(each.id):
                what = f"Now left open: {each.what.text}"
                yield Told(Effect.OTHERWISE, self.kinds, "", "Council", what, after=each.because, now=each.id)


TIMES = {
    Direction.LOOSER: Effect.LONGER,
    Direction.TIGHTER: Effect.SHORTER,
    Direction.INCOMPARABLE: Effect.SOMETIMES,
}
_WINDOWS = {
    Direction.LOOSER: Effect.MORE_TIME,
    Direction.TIGHTER: Effect.LESS_TIME,
    Direction.INCOMPARABLE: Effect.SOMETIMES_LESS,
}


def _is_promise(rule: Rule, *, yours: bool) -> bool:
    """Tell whether a rule promises something: a duty of another than the resident, or who may act and who may not."""
    if isinstance(rule.sentence.statement, Qualification) or received_steps(rule):
        return True
    return isinstance(rule.sentence.statement, Norm) and not (yours and rule.strength in DUTIES)


def _of_time(deadline: Deadline | None) -> Iterator[Effect]:
    if deadline is not None:
        yield (_WINDOWS if deadline.window else TIMES)[deadline.direction]


def _of_strength(old: Rule, new: Rule) -> Iterator[Effect]:
    """Yield whether a duty binds more or less than it did."""
    if old.strength in FIRM and new.strength in FIRM and old.strength != new.strength and not is_window(new):
        firmer = FIRM.index(new.strength) > FIRM.index(old.strength)
        yield Effect.PROMISED if firmer else Effect.UNPROMISED


def _of_content(old: Rule, new: Rule) -> Iterator[Effect]:
    """Yield whether what a letter must include is less, or more, or both."""
    before, after = (_content(each) for each in (old, new))
    if before and after:
        yield from [Effect.UNPROMISED] * bool(before - after) + [Effect.PROMISED] * bool(after - before)


def _content(rule: Rule) -> frozenset[str]:
    said = rule.sentence.statement
    about = isinstance(said, Norm) and isinstance(said.subjects[0], Thing) and rule.strength in DUTIES
    return frozenset(map(print_thing, rule.action.things)) if about and rule.action is not None else frozenset()


def _kind(procedure: Procedure, effect: Effect) -> Told:
    """Return that a kind of feedback has no procedure any more, or has one now."""
    name, gone = procedure.slug, effect is Effect.IMPOSSIBLE
    what = f"A procedure for a {procedure.kind}"
    return Told(effect, (procedure.kind,), "", "You", what, was=name if gone else "", now="" if gone else name)


def _route(place: str) -> str:
    return f"go to {place}" if place else ""


def _merged(found: Iterable[Told]) -> tuple[Told, ...]:
    """Return what changed on arrival once, with all the kinds that it is for: they share it."""
    kept: dict[tuple[str, ...], Told] = {}
    for number, each in enumerate(found):
        tails = [name.partition(".")[2] for name in (each.was, each.now)]
        shared = any(tail.startswith(f"{ARRIVAL}.") for tail in tails)
        key = (each.effect, *tails) if shared else (str(number),)
        first = kept.setdefault(key, each)
        if first is not each:
            kept[key] = replace(first, kinds=(*first.kinds, *each.kinds))
    return tuple(kept.values())
