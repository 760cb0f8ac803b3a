"""What one event of a case costs beside two state machine libraries: the same machine, the same events, one run.

Run it with the Python in which the library and the `test` extra are installed: `python bench/step.py`. The three take
the same traces in turn and must end in the same places; the figures are CPU time. `--write` puts them into step.md.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from remit import pipeline
from remit.calendar import local
from remit.derive.case import Happening, opened, step
from remit.derive.terms import Terms, terms_of
from tests.cases.oracles import moves, statemachine_of, transitions_of
from tests.cases.traces import traces

POLICY = Path(__file__).parents[1] / "policies" / "cambridgeshire" / "2026-01.yaml"
LEAST_A_SECOND = 50_000
LEAST_TIMES = {"python-statemachine": 20.0, "transitions": 5.0}


@dataclass(frozen=True, slots=True)
class Way:
    """One way of taking all traces: `prepare` makes what is no event; what it returns tells the places at the end."""

    name: str
    prepare: Callable[[], Callable[[], list[str]]]


def ways(terms: Terms, every: Sequence[tuple[str, ...]]) -> list[Way]:
    """Return the three ways."""
    days = [local(date(2026, 1, 19) + timedelta(number)) for number in range(max(map(len, every)))]
    happenings = [[Happening(event, day) for event, day in zip(trace, days, strict=False)] for trace in every]
    tables = terms.tables

    def ours() -> list[str]:
        ends = []
        for trace in happenings:
            case = opened(tables)
            for happening in trace:
                case, _ = step(tables, case, happening)
            ends.append(case.places[0])
        return ends

    table = moves(terms)
    return [
        Way("remit", lambda: ours),
        Way("python-statemachine", statemachine_of(table).runner(every)),
        Way("transitions", transitions_of(table).runner(every)),
    ]


def cost(work: Callable[[], object]) -> float:
    """Return the CPU seconds that `work` takes."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def measured(found: Sequence[Way], events: int, rounds: int) -> list[tuple[str, float, float]]:
    """Return, for each way: its name, events a second, and how many times as long an event takes as ours."""
    spent: dict[str, list[float]] = {way.name: [] for way in found}
    for _ in range(rounds + 1):
        for way in found:
            spent[way.name].append(cost(way.prepare()))
    ours = spent["remit"][1:]
    return [
        (
            name,
            events / statistics.median(seconds[1:]),
            statistics.median(theirs / mine for theirs, mine in zip(seconds[1:], ours, strict=True)),
        )
        for name, seconds in spent.items()
    ]


def main() -> int:
    """Print the table; the exit code is 1 if a figure that must hold does not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="rounds that are counted")
    parser.add_argument("--cases", type=int, default=200, help="cases that are gone through in a round")
    parser.add_argument("--write", action="store_true", help="write the table to bench/step.md")
    asked = parser.parse_args()
    checked = pipeline.check_file(POLICY.name, POLICY.read_bytes())
    assert checked.policy is not None
    assert checked.vocabulary is not None
    terms = terms_of(checked.policy, "", checked.vocabulary, checked.machines, "complaint")
    assert terms is not None
    every = traces(terms, asked.cases, seed=2026, long=True)
    found = ways(terms, every)
    ends = [way.prepare()() for way in found]
    assert ends[0] == ends[1] == ends[2], "the three do not agree"
    events = sum(map(len, every))
    table = measured(found, events, asked.rounds)
    lines = [
        f"| {events} events of {len(every)} cases | events a second | CPU time, remit is 1 | at least |",
        "|---|---:|---:|---:|",
    ]
    for name, speed, times in table:
        least = f"{LEAST_TIMES[name]:.0f}" if name in LEAST_TIMES else f"{LEAST_A_SECOND:,} a second"
        lines.append(f"| {name} | {speed:,.0f} | {times:.1f} | {least} |")
    print(text := "\n".join(lines))
    if asked.write:
        file = Path(__file__).with_name("step.md")
        head = file.read_text(encoding="utf-8").partition("|")[0].rstrip()
        file.write_text(f"{head}\n\n{text}\n", encoding="utf-8")
    slow = table[0][1] < LEAST_A_SECOND
    return int(slow or any(times < LEAST_TIMES[name] for name, _, times in table[1:]))


if __name__ == "__main__":
    raise SystemExit(main())
