"""What `remit` costs beside `yamllint` on the same files: CPU time of whole processes, run in turn, as ratios.

Run it with the Python in which both are installed: `python bench/run.py`. It prints the table of bench/README.md.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.policies import by_lines, by_rules

BIN = Path(sys.executable).parent
CODE = ("--code", "lgsco-2024")
"""Every policy is held against a code: that is what a check of a change costs."""
ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Trial:
    """Two commands that do comparable work, and the ratio that must hold between them, where one must."""

    what: str
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    at_most: float | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """Median CPU seconds of either command, and the median of their ratios pair by pair."""

    ours: float
    theirs: float
    ratio: float


def measure(trial: Trial, runs: int) -> Outcome:
    """Run both commands in turn, one round before counting, and return what they cost."""
    pairs = [(cost(trial.ours), cost(trial.theirs)) for _ in range(runs + 1)][1:]
    ours, theirs = zip(*pairs, strict=True)
    ratio = statistics.median(mine / other for mine, other in pairs)
    return Outcome(statistics.median(ours), statistics.median(theirs), ratio)


def cost(command: Sequence[str]) -> float:
    """Return the CPU seconds, of program and system, that a process takes, whatever it finds."""
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with subprocess.Popen(
        command, cwd=ROOT, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        assert process.stderr is not None
        said = process.stderr.read().decode()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1}:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}: {said}")
    return usage.ru_utime + usage.ru_stime


def trials(folder: Path) -> list[Trial]:
    """Return what is measured, with its files written below `folder`."""
    found = [
        Trial(
            "`remit --help` beside `yamllint --version`",
            (tool("remit"), "--help"),
            (tool("yamllint"), "--version"),
            1.0,
        ),
        on_files("`check` of the editions in `policies/`", ROOT / "policies", 1.0),
    ]
    for number in (1, 10, 100):
        files = {f"{index:03}.yaml": by_lines(300, index) for index in range(number)}
        label = f"`check` of {number} polic{'y' if number == 1 else 'ies'} of 300 lines"
        found.append(on_files(label, written(folder / f"files-{number}", files), 0.6 if number == 100 else None))
    for number in (10, 100, 1000):
        place = written(folder / f"rules-{number}", {"policy.yaml": by_rules(number)})
        found.append(on_files(f"`check` of one policy of {number} rules", place))
    return found


def on_files(what: str, place: Path, at_most: float | None = None) -> Trial:
    """Return the trial of `remit check` beside `yamllint` on the files of one folder."""
    return Trial(what, (tool("remit"), "check", *CODE, str(place)), (tool("yamllint"), str(place)), at_most)


def tool(name: str) -> str:
    """Return the program of that name that is installed beside this Python."""
    return str(BIN / name)


def written(folder: Path, files: dict[str, str]) -> Path:
    """Write files into a new folder and return it."""
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def main() -> int:
    """Print a table of all trials; the exit code is 1 if one misses the ratio that must hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9, help="rounds that are counted")
    parser.add_argument("--only", default="", help="trials whose name holds this text")
    asked = parser.parse_args()
    missed = 0
    print("| what | remit, CPU ms | yamllint, CPU ms | ratio | at most |\n|---|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(folder, "bytecode"))  # both run compiled, as when installed
        for trial in trials(Path(folder)):
            if asked.only not in trial.what:
                continue
            got = measure(trial, asked.runs)
            bound = f"{trial.at_most:.1f}" if trial.at_most else ""
            missed += trial.at_most is not None and got.ratio > trial.at_most
            row = f"| {trial.what} | {got.ours * 1000:.0f} | {got.theirs * 1000:.0f} | {got.ratio:.2f} | {bound} |"
            print(row, flush=True)
    return int(missed > 0)


if __name__ == "__main__":
    raise SystemExit(main())
