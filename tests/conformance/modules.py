"""Generated modules, driven through every vector: what became of each event, and every time that is due."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import astuple
from pathlib import Path
from typing import Any

from remit.derive.case import opened
from remit.portable.module_data import data_of
from remit.portable.runtime.shape import Machine
from remit.portable.vectors import _Making, _Played
from remit.targets import Product
from remit.targets._module import LIMITS
from tests.conformance.driven import Trial, everything, trials
from tests.derive.written import policy, sound
from tests.installed import package
from tests.portable.test_walk import HELD_UP
from tests.targets.products import products_of

HERE = Path(__file__).parent
FIRST = "cambridgeshire/2026-01.yaml#complaint"
"""The machine of which mutants are made and on which hostile words are tried."""
STRICTEST = {
    "strict": True,
    "noUncheckedIndexedAccess": True,
    "exactOptionalPropertyTypes": True,
    "noUnusedLocals": True,
    "noUnusedParameters": True,
    "noImplicitReturns": True,
    "noImplicitOverride": True,
    "noPropertyAccessFromIndexSignature": True,
    "verbatimModuleSyntax": True,
    "isolatedModules": True,
    "erasableSyntaxOnly": True,
}
"""What a project may ask of TypeScript at its strictest."""
OPTIONS = {"target": "es2022", "lib": ["es2022"], "types": [], "module": "es2022", "moduleResolution": "bundler"}


def line(trial: Trial) -> str:
    """Return what a client reads: a module and its cases, with the moments of their events."""
    cases = [
        {"id": case.id, "steps": [{"event": step.event, "at": step.at.isoformat()} for step in case.steps]}
        for case in trial.cases
    ]
    return json.dumps({"name": trial.name, "machine": trial.text, "cases": cases})


def disagreements(trial: Trial, answer: Mapping[str, Any]) -> list[str]:
    """Return where a client says something else than the vectors."""
    found = []
    for case in trial.cases:
        there = answer["cases"][case.id]
        wanted = [[step.outcome, list(step.places), list(step.owed), list(step.over)] for step in case.steps]
        for step, one, other in zip(case.steps, wanted, there["steps"], strict=True):
            found += [f"{trial.name} {case.id} {step.event}: {one}, not {other}"] if one != other else []
        due = [list(astuple(each)) for each in case.due]
        found += [f"{trial.name} {case.id}: due {due}, not {there['due']}"] if due != there["due"] else []
        found += [] if there["replayed"] else [f"{trial.name} {case.id}: its events come to another case"]
    return found


def all_disagreements(tried: Iterable[Trial], found: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return where a client says something else than the vectors of all these machines."""
    return [each for trial, answer in zip(tried, found, strict=True) for each in disagreements(trial, answer)]


def counts(trial: Trial) -> list[int]:
    """Return how many places, moves, endings, events and clocks a machine has."""
    machine, tables = trial.product.machine, trial.product.walk.tables
    moves = sum(len(ways) for ways in tables.moves.values())
    endings = sum(state.kind == "ending" for state in machine.states)
    return [len(machine.states), moves, endings, len(machine.events), len(machine.clocks)]


def more(tried: Sequence[Trial]) -> dict[str, int]:
    """Return how many times are due in all the cases, and how many decisions the host takes in them all."""
    limits = [(limit, trial.product) for trial in tried for limit in LIMITS]
    return {
        "times": sum(len(case.due) for trial in tried for case in trial.cases),
        "not_expressed_decisions_by_facts": sum(limit.uses(product) for limit, product in limits),
    }


def rendered(render: Callable[[Product], bytes]) -> list[Trial]:
    """Return a trial for every procedure of every edition."""
    return trials({name: render(product).decode() for name, product in everything()})


def first() -> Trial:
    """Return the trial of the first machine, without its module."""
    return next(iter(trials({FIRST: ""})))


def guarded() -> Trial:
    """Return the trial of a machine with what may be done once and what must come before closing.

    No vector tries to close a case too early, so one more does.
    """
    (product,) = products_of(sound(policy(HELD_UP, "rules")))
    making = _Making(product.machine, product.procedure, product.walk.tables, product.calendar)
    played = _Played(opened(product.walk.tables))
    for act in ("receipt", "stage-1.acknowledge.done", "stage-1.respond.done", "stage-1.record.done"):
        event = f"complaint.{act}"
        played = making._on(played, event, making._next(played))
    early = making._vector("closed.early", played)
    assert [step.outcome for step in early.steps][2] == "refused"
    return Trial("guarded", product, "", (*product.vectors.all, early))


def data(trial: Trial | None = None) -> Machine:
    """Return the data of a machine, of the first if it is not said which."""
    product = trial.product if trial else dict(everything())[FIRST]
    return data_of(product.policy, product.procedure, product.machine, product.walk, product.calendar)


def tsc(folder: Path, files: Iterable[Path], **options: bool) -> str:
    """Return what the TypeScript compiler says; nothing where it finds nothing wrong and writes JavaScript."""
    asked = {**OPTIONS, **STRICTEST, "outDir": str(folder), "skipLibCheck": True, **options}
    config = folder / "tsconfig.json"
    config.write_text(json.dumps({"compilerOptions": asked, "files": [str(file) for file in files]}), encoding="utf-8")
    command = ["node", str(package("typescript") / "bin" / "tsc"), "--project", str(config), "--pretty", "false"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode == 0) == (not done.stdout), done.stderr
    return done.stdout


def compiled(folder: Path, modules: Sequence[bytes], **options: bool) -> list[Path]:
    """Return the modules for a browser or Node that TypeScript modules are compiled to."""
    files = [folder / f"machine{number}.ts" for number in range(len(modules))]
    for file, text in zip(files, modules, strict=True):
        file.write_bytes(text)
    assert tsc(folder, files, **options) == ""
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    return [file.with_suffix(".js") for file in files]
