"""Which rules of a policy its examples exercise. A sentence that counts for several kinds or stages is one rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from remit.derive.occasions import received_steps
from remit.derive.rehearsal import Rehearsal
from remit.diagnostic import Diagnostic
from remit.model.example import Allowed, DueOn, Lateness, TooLate
from remit.model.example_rows import can_happen
from remit.model.policy import Policy, Rule


@dataclass(frozen=True, slots=True)
class Coverage:
    """The rules that an example exercises and those that none does, in the order of the policy."""

    exercised: tuple[Rule, ...]
    missing: tuple[Rule, ...]

    @property
    def rules(self) -> int:
        """Return how many rules an example could exercise."""
        return len(self.exercised) + len(self.missing)

    @property
    def percent(self) -> int:
        """Return the exercised ones of a hundred rules, rounded down; 100 where there are none."""
        return 100 * len(self.exercised) // self.rules if self.rules else 100


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """A policy after its examples were played; `diagnostics` are its errors and the lines of examples that failed."""

    path: str
    diagnostics: tuple[Diagnostic, ...]
    rehearsals: tuple[Rehearsal, ...]
    coverage: Coverage

    @property
    def failed(self) -> int:
        """Return how many examples failed."""
        return sum(not rehearsal.passed for rehearsal in self.rehearsals)


def coverage_of(policy: Policy, rehearsals: Iterable[Rehearsal]) -> Coverage:
    """Return what the examples exercise: a rule whose event happened, whose time is expected, or that was decided."""
    seen = {name for rehearsal in rehearsals for name in _exercised(rehearsal)}
    rules = [rule for procedure in policy.procedures for rule in procedure.rules() if can_happen(rule)]
    exercised = {rule.span for rule in rules if rule.id in seen}
    once = {rule.span: rule for rule in reversed(rules)}
    ordered = sorted(once.values(), key=lambda rule: rule.span)
    return Coverage(
        tuple(rule for rule in ordered if rule.span in exercised),
        tuple(rule for rule in ordered if rule.span not in exercised),
    )


def _exercised(rehearsal: Rehearsal) -> Iterator[str]:
    """Yield the ids of the rules that one example exercises."""
    setting = rehearsal.setting
    asks = {branch.id: branch.rule.id for branch in setting.procedure.branches() if branch.rule}
    for scene in rehearsal.scenes:
        if scene.event and not scene.refused:
            name, _, what = scene.event.rpartition(".")
            if what == "received":
                yield from (rule.id for rule in setting.procedure.rules() if name in received_steps(rule))
            else:
                yield asks.get(name, name)
    for verdict in rehearsal.verdicts:
        claim = verdict.expected.claim
        dated = isinstance(claim, DueOn) and claim.when is not None
        dated = dated or (isinstance(claim, Allowed) and claim.until is not None)
        if verdict.holds and verdict.rule is not None and (dated or isinstance(claim, Lateness | TooLate)):
            yield verdict.rule.id
