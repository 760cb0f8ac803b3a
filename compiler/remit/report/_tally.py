"""How many findings of each weight, in numbers and in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from remit.diagnostic import Diagnostic, Severity


def count(number: int, noun: str) -> str:
    """Return a number with its noun, for example `1 file` or `5,000 files`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


@dataclass(slots=True)
class Tally:
    """Counts findings by weight as they pass; `departed` are those of them from which the council departs."""

    by_severity: dict[Severity, int] = field(default_factory=lambda: dict.fromkeys(Severity, 0))
    departed: dict[Severity, int] = field(default_factory=lambda: dict.fromkeys(Severity, 0))

    def over(self, diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """Pass findings on, counting each."""
        for diagnostic in diagnostics:
            self.by_severity[diagnostic.severity] += 1
            self.departed[diagnostic.severity] += bool(diagnostic.departure)
            yield diagnostic

    @property
    def total(self) -> int:
        """Return how many findings there are in all."""
        return sum(self.by_severity.values())

    def __str__(self) -> str:
        """Return what weighs by its weight, and apart from it what the council declares: it fails nothing."""
        weighing = ((number - self.departed[severity], severity) for severity, number in self.by_severity.items())
        numbers = [*weighing, (sum(self.departed.values()), "declared departure")]
        return ", ".join(count(number, noun) for number, noun in numbers if number)
