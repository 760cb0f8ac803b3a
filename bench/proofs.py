"""What proofs cost: the five editions, and generated policies of 10, 100 and 1,000 rules, against their places.

Run it with the Python in which Remit is installed: `python bench/proofs.py`. It prints the table of bench/proofs.md
and exits with 1 if the proof of the largest edition takes two seconds or more.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.policies import by_rules
from remit import pipeline
from remit.pipeline import Checked

ROOT = Path(__file__).parents[1]
AT_MOST = 2.0
ROUNDS = 5


def seconds(work: Callable[[], object]) -> float:
    """Return the median of the CPU seconds that work takes, once what every run shares has been made."""
    found = []
    for _ in range(ROUNDS + 1):
        begun = time.process_time()
        work()
        found.append(time.process_time() - begun)
    return statistics.median(found[1:])


def row(what: str, checked: Checked, at_most: float | None = None) -> bool:
    """Print one line of the table; tell whether what must hold does."""
    places = sum(len(machine.states) for machine in checked.machines)
    cases = sum(len(proof.worst) for proof in pipeline.prove_file(checked))
    took = seconds(lambda: pipeline.prove_file(checked))
    bound = f"{at_most:.1f}" if at_most else ""
    print(f"| {what} | {places} | {cases} | {took * 1000:.1f} | {took * 1e6 / places:.0f} | {bound} |", flush=True)
    return at_most is None or took < at_most


def generated(rules: int, unit: str) -> Checked:
    """Return a policy of so many rules; in calendar days, every start day of the calendar is looked at."""
    text = by_rules(rules)
    if unit == "calendar days":
        text = text.replace("working days of the acknowledgement", "calendar days of the acknowledgement")
    checked = pipeline.check_file("policy.yaml", text.encode())
    assert checked.sound, [found.finding.message for found in checked.diagnostics]
    return checked


def main() -> int:
    """Print the table; the exit code is 1 if the largest edition takes too long."""
    print("| what | places | worst cases | CPU ms | µs a place | at most, s |\n|---|---:|---:|---:|---:|---:|")
    held = True
    for file in sorted((ROOT / "policies").rglob("*.yaml")):
        checked = pipeline.check_file(str(file), file.read_bytes())
        held &= row(f"`{file.parent.name}/{file.name}`", checked, AT_MOST)
    for unit in ("working days", "calendar days"):
        for rules in (10, 100, 1000):
            row(f"{rules} rules, in {unit}", generated(rules, unit))
    return int(not held)


if __name__ == "__main__":
    raise SystemExit(main())
