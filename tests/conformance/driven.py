"""Engines that we did not write, driven through every vector of every edition: what is sent, and what must come back.

A client is one process: it reads a line of JSON for each machine (`Trial`) and writes a line for each, with the places
after every event of every case. What it cannot tell it leaves out, and that is counted.
"""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from remit.portable.ids import plain
from remit.portable.vectors import Vector
from remit.targets import Product
from tests.installed import unmeasured
from tests.targets.products import EVERY_EDITION, products

AGREED: dict[str, Counter[str]] = {}
"""What each client agreed on, as it is told at the end of a run."""


@dataclass(frozen=True)
class Trial:
    """One machine in the format of a client, and the cases that it is tried on."""

    name: str
    product: Product
    text: str
    cases: tuple[Vector, ...]

    def line(self) -> str:
        """Return what a client reads: the machine, and for each case its events by their plain ids."""
        cases = [{"id": each.id, "events": [plain(step.event) for step in each.steps]} for each in self.cases]
        return json.dumps({"name": self.name, "machine": self.text, "cases": cases})


@cache
def everything() -> tuple[tuple[str, Product], ...]:
    """Return every procedure of every edition, with a name for it."""
    return tuple((f"{edition}#{each.procedure.slug}", each) for edition in EVERY_EDITION for each in products(edition))


def trials(made: Mapping[str, str]) -> list[Trial]:
    """Return a trial for each machine, given its text by its name."""
    return [Trial(name, product, made[name], product.vectors.all) for name, product in everything() if name in made]


def answers(command: Sequence[str], lines: Iterable[str], cwd: Path | None = None) -> list[dict[str, Any]]:
    """Return what a client writes, a line of JSON each, on reading lines of JSON."""
    done = subprocess.run(
        command,
        input="".join(f"{line}\n" for line in lines),
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd,
        env=unmeasured(),
    )
    assert done.returncode == 0, done.stderr[-4000:]
    return [json.loads(line) for line in done.stdout.split("\n") if line.startswith("{")]


def disagreements(trial: Trial, answer: Mapping[str, Any]) -> list[str]:
    """Return each step at which a client is elsewhere; `answer` holds the plain ids of places by case and step."""
    found = []
    for case in trial.cases:
        for number, (step, there) in enumerate(zip(case.steps, answer["places"][case.id], strict=True), 1):
            wanted = sorted(map(plain, step.places))
            if wanted != sorted(there):
                found.append(f"{trial.name} {case.id} step {number} {step.event}: {wanted}, not {sorted(there)}")
    return found


def agreed(client: str, trials: Sequence[Trial], **not_expressed: int) -> None:
    """Take note of what a client agreed on, to be told at the end of the run."""
    cases = [case for trial in trials for case in trial.cases]
    steps = sum(len(case.steps) for case in cases)
    AGREED[client] = Counter(machines=len(trials), cases=len(cases), steps=steps, **not_expressed)
