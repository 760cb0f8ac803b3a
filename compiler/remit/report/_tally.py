"""How many findings of each weight, in numbers and in words."""

from __future__ import annotations

from dataclasses import dataclass, field

from remit.diagnostic import Severity


def count(number: int, noun: str) -> str:
    """Return a number with its noun, for example `1 file` or `5,000 files`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


@dataclass(slots=True)
class Tally:
    """Counts findings by weight as they pass."""

    by_severity: dict[Severity, int] = field(default_factory=lambda: dict.fromkeys(Severity, 0))

    def add(self, severity: Severity) -> None:
        """Count one finding."""
        self.by_severity[severity] += 1

    @property
    def total(self) -> int:
        """Return how many findings there are in all."""
        return sum(self.by_severity.values())

    def __str__(self) -> str:
        return ", ".join(count(number, severity) for severity, number in self.by_severity.items() if number)
