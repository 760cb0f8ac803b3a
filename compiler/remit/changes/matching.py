"""Which procedure, stage and rule of an older edition is which of a newer one: by what they are of, then by their ids.

INVARIANT: a match is made only where one of the old and one of the new fit each other and no third, so that the match
of the newer with the older is the same, turned round.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from remit.derive.states import ARRIVAL, Machine
from remit.model.policy import Branch, Exclusion, Gap, Policy, Procedure, Rule, Stage, rules_in
from remit.syntax.printer import print_action, print_sentence
from remit.value import value
from remit.vocabulary import Vocabulary

T = TypeVar("T")
ENOUGH = 0.5
"""This part of what two procedures or stages hold has to be alike if they are one under two names."""
TIMELESS = frozenset({"limits", "giving", "extension"})
Part = Rule | Branch | Gap | Exclusion


@value
class Edition:
    """One edition with all that its procedures compile to."""

    policy: Policy
    vocabulary: Vocabulary
    machines: tuple[Machine, ...]


@value
class Pair:
    """A procedure in two editions. `renamed` leads from old ids to new, `restored` back; "" where there is none."""

    old: Procedure
    new: Procedure
    old_machine: Machine
    new_machine: Machine
    renamed: Mapping[str, str]
    restored: Mapping[str, str]

    def now(self, name: str) -> str:
        """Return what an id of the older edition is called in the newer; empty where its part is gone."""
        return _renamed(name, self.renamed)

    def was(self, name: str) -> str:
        """Return what an id of the newer edition was called in the older; empty where its part is new."""
        return _renamed(name, self.restored)


def _renamed(name: str, known: Mapping[str, str]) -> str:
    """Return an id with the part that it begins with under its other name."""
    head = "clock." if name.startswith("clock.") else ""
    words = name.removeprefix(head).split(".")
    for length in range(len(words), 0, -1):
        found = known.get(".".join(words[:length]))
        if found is not None:
            return head + ".".join([found, *words[length:]]) if found else ""
    return name


def pairs_of(old: Edition, new: Edition) -> tuple[Pair, ...]:
    """Return the procedures that both editions have, in the order of the newer."""
    olds, news = old.policy.procedures, new.policy.procedures
    found = _alike(olds, news, lambda each: each.slug, _tails)
    machines = {each.kind: each for each in old.machines}
    after = {each.kind: each for each in new.machines}
    by_slug = {each.slug: each for each in olds}
    was = {now: slug for slug, now in found.items()}
    return tuple(
        _pair(by_slug[was[each.slug]], each, machines[was[each.slug]], after[each.slug])
        for each in news
        if each.slug in was
    )


def matched(
    olds: Iterable[T],
    news: Iterable[T],
    keys: Sequence[Callable[[T, bool], Hashable]],
    fits: Callable[[T, T], bool] = lambda *_: True,
) -> list[tuple[T, T]]:
    """Return the pairs that have one key, the surest key first, and fit each other.

    A key is asked whether what it is of is of the older edition.
    """
    left, right, found = list(olds), list(news), list[tuple[T, T]]()
    for key in keys:
        ours, theirs = (
            _only((key(each, True), each) for each in left),  # noqa: FBT003 - a key is a plain function of two
            _only((key(each, False), each) for each in right),  # noqa: FBT003
        )
        pairs = [(ours[each], theirs[each]) for each in ours if each in theirs and fits(ours[each], theirs[each])]
        found += pairs
        taken = {id(each) for pair in pairs for each in pair}
        left = [each for each in left if id(each) not in taken]
        right = [each for each in right if id(each) not in taken]
    return found


def _only(items: Iterable[tuple[Hashable, T]]) -> dict[Hashable, T]:
    """Return items by a key that only one of them has."""
    found: dict[Hashable, list[T]] = {}
    for name, each in items:
        found.setdefault(name, []).append(each)
    return {name: several[0] for name, several in found.items() if len(several) == 1 and name is not None}


def _pair(old: Procedure, new: Procedure, old_machine: Machine, new_machine: Machine) -> Pair:
    stages = _alike(old.stages, new.stages, lambda each: each.id, _acts) | {"": "", ARRIVAL: ARRIVAL}
    renamed = {f"{old.slug}.{each.id}": "" for each in old.stages if each.id}
    renamed |= {f"{old.slug}.{was}": f"{new.slug}.{now}" for was, now in stages.items() if was}
    renamed |= _parts(old, new, stages) | {old.slug: new.slug}
    restored = {f"{new.slug}.{each.id}": "" for each in new.stages if each.id}
    restored |= {each.id: "" for each in (*new.rules(), *new.items(), *new.exclusions)}
    restored |= {now: was for was, now in renamed.items() if now}
    return Pair(old, new, old_machine, new_machine, renamed, restored)


def _parts(old: Procedure, new: Procedure, stages: Mapping[str, str]) -> dict[str, str]:
    """Return what the rules, decisions, gaps and exclusions of a procedure are called in the newer edition."""
    found: dict[str, str] = {}
    keys = _Keys(old, new, stages)
    for olds, news in zip(_by_class(old), _by_class(new), strict=True):
        found |= dict.fromkeys((each.id for each in olds), "")
        found |= {ours.id: theirs.id for ours, theirs in matched(olds, news, keys.surest_first(), keys.fit)}
    return found


@value
class _Keys:
    """By what parts of two procedures are told to be the same; each key is asked whether a part is of the older."""

    old: Procedure
    new: Procedure
    stages: Mapping[str, str]

    def surest_first(self) -> tuple[Callable[[Part, bool], Hashable], ...]:
        """Return the keys: the same words in one stage, one id, the same words anywhere, one act."""
        return (self._here, self._name, lambda each, _: _says(each), self._act, self._anywhere)

    def fit(self, old: Part, new: Part) -> bool:
        """Tell whether a part can have moved: never between two stages that both editions have."""
        was, now = self._place(old, True)[0], self._place(new, False)[0]  # noqa: FBT003
        return was == now or None in (was, now) or ARRIVAL in (was, now) or now not in self.stages.values()

    def _place(self, each: Part, older: bool) -> tuple[str | None, str]:
        """Return the stage of a part, as the newer edition calls it, and the rest of its id."""
        procedure = self.old if older else self.new
        tail = each.id.removeprefix(f"{procedure.slug}.")
        first, _, rest = tail.partition(".")
        if not rest or first not in {stage.id for stage in procedure.stages} | {ARRIVAL}:
            first, rest = ARRIVAL if isinstance(each, Exclusion) else "", tail
        return (self.stages.get(first) if older else first), rest

    def _name(self, each: Part, older: bool) -> Hashable:
        stage, rest = self._place(each, older)
        return None if stage is None else (stage, rest)

    def _here(self, each: Part, older: bool) -> Hashable:
        stage, _ = self._place(each, older)
        return None if stage is None else (stage, _says(each))

    def _act(self, each: Part, older: bool) -> Hashable:
        stage, _ = self._place(each, older)
        if stage is None or not isinstance(each, Rule) or each.verb is None:
            return None
        return stage, each.verb.base, each.part

    def _anywhere(self, each: Part, older: bool) -> Hashable:  # noqa: ARG002
        if not isinstance(each, Rule) or each.action is None:
            return None
        return print_action(each.action, leave_out=TIMELESS), each.part


def _by_class(procedure: Procedure) -> tuple[list[Part], ...]:
    """Return the parts that can be each other's; a decision that a rule makes goes where its rule goes."""
    items = list(procedure.items())
    return (
        list(procedure.rules()),
        [each for each in items if isinstance(each, Branch) and each.rule is None and not each.id.endswith(".if")],
        [each for each in items if isinstance(each, Gap)],
        list(procedure.exclusions),
    )


def _says(each: Part) -> str:
    if isinstance(each, Rule):
        return print_sentence(each.sentence)
    return each.text.text if isinstance(each, Branch) else each.what.text


def _alike(
    olds: Sequence[T], news: Sequence[T], name: Callable[[T], str], holds: Callable[[T], frozenset[str]]
) -> dict[str, str]:
    """Return which is which by name; of those left over, two that hold much the same, and no third does."""
    found = {name(each): name(each) for each in olds if name(each) in {name(other) for other in news}}
    left = [each for each in olds if name(each) not in found]
    right = [each for each in news if name(each) not in found]
    shares = {(name(one), name(other)): _share(holds(one), holds(other)) for one in left for other in right}
    for (was, now), share in shares.items():
        rivals = [each for pair, each in shares.items() if pair != (was, now) and (pair[0] == was or pair[1] == now)]
        if share >= ENOUGH and all(share > each for each in rivals):
            found[was] = now
    return found


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one or other else 0.0


def _tails(procedure: Procedure) -> frozenset[str]:
    return frozenset(rule.id.partition(".")[2] for rule in procedure.rules() if rule.stage != ARRIVAL)


def _acts(stage: Stage) -> frozenset[str]:
    return frozenset(rule.id.rpartition(".")[2] for rule in rules_in(stage.items))
