"""What a chart costs beside `dot -Tsvg` on the DOT of the same chart: every procedure of `policies/`, in turn.

Run it with the Python in which the library is installed: `python bench/charts.py`. `--write` puts it into charts.md.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.run import ROOT, cost
from remit import pipeline
from remit.derive.chart import Chart
from remit.drawing import measure, render_chart
from remit.targets.flowchart_dot import dot

WIDTHS = (640, 290)
MARK = "| what is drawn | remit, CPU ms | `dot -Tsvg`, CPU ms | ratio | at the worst | below |\n"
DRAW = """
import json, sys
from remit.derive.chart import Band, Box, Chart, Exit, Shape
from remit.drawing import render_chart

def box(told):
    texts = {name: tuple(told[name]) for name in ("times", "notes", "more")}
    ways = tuple(Exit(**way) for way in told["exits"])
    return Box(**{**told, **texts, "shape": Shape(told["shape"]), "exits": ways})

with open(sys.argv[1], encoding="utf-8") as file:
    told = json.load(file)
bands = tuple(Band(band["title"], tuple(map(box, band["boxes"])), tuple(band["more"])) for band in told["bands"])
with open(sys.argv[2], "wb") as file:
    file.write(render_chart(Chart(told["title"], told["edition"], bands), 640))
"""
"""What a fresh interpreter does: read a chart, import the drawing, draw, write."""


@dataclass(frozen=True, slots=True)
class Row:
    """What is drawn, the median CPU seconds of either, their ratio and that of the chart that fares worst."""

    what: str
    ours: float
    theirs: float
    ratio: float
    worst: float
    at_most: float | None = None

    @property
    def holds(self) -> bool:
        """Tell whether every chart keeps what must hold."""
        return self.at_most is None or self.worst < self.at_most


def main() -> int:
    """Print the figures; return 1 if one that must hold does not."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--write", action="store_true")
    told = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(folder, "bytecode"))  # compiled, as when installed
        rows = [*measured([*charts()], Path(folder), told.runs)]
    table = MARK + "|---|---:|---:|---:|---:|---:|\n" + "".join(map(printed, rows))
    sys.stdout.write(table)
    if told.write:
        page = Path(__file__).with_suffix(".md")
        page.write_text(page.read_text(encoding="utf-8").partition(MARK)[0] + table, encoding="utf-8")
    return int(not all(row.holds for row in rows))


def charts() -> Iterator[Chart]:
    """Yield the chart of every procedure of `policies/`."""
    for file in sorted((ROOT / "policies").rglob("*.yaml")):
        edition = pipeline.edition_of(pipeline.check_file(file.relative_to(ROOT).as_posix(), file.read_bytes()))
        yield from (product.chart for product in edition.products) if edition else ()


def measured(drawn: list[Chart], folder: Path, runs: int) -> Iterator[Row]:
    """Yield a row a kind of run; what is compared is run in turn, and the first round does not count."""
    files = [written(chart, folder / f"{number:03}.dot") for number, chart in enumerate(drawn)]
    each = [*zip(drawn, [partial(cost, dot_of(file)) for file in files], strict=True)]
    for width in WIDTHS:
        pairs = [middle(partial(drawing, chart, width), theirs, runs) for chart, theirs in each]
        yield row(f"a chart, {width} px wide, in a process that draws many", pairs, 1.0)
    every = middle(lambda: sum(drawing(chart, 640) for chart in drawn), partial(cost, dot_of(*files)), runs)
    yield row(f"all {len(drawn)} charts, 640 px wide, beside one `dot` for all of them", [every], 1.0)
    pairs = [middle(partial(fresh, chart, folder), theirs, runs) for chart, theirs in each]
    yield row("a chart, 640 px wide, in a process of its own", pairs)
    nothing = middle(partial(cost, (sys.executable, "-c", "pass")), each[0][1], runs)
    yield row("no chart: Python started for nothing", [nothing])


def middle(ours: Callable[[], float], theirs: Callable[[], float], runs: int) -> tuple[float, float]:
    """Return the medians of what either takes, run in turn."""
    mine, other = zip(*[(ours(), theirs()) for _ in range(runs + 1)][1:], strict=True)
    return statistics.median(mine), statistics.median(other)


def row(what: str, pairs: list[tuple[float, float]], at_most: float | None = None) -> Row:
    """Return the row of some pairs of figures."""
    mine, other = zip(*pairs, strict=True)
    ratios = [one / two for one, two in pairs]
    median = statistics.median
    return Row(what, median(mine), median(other), median(ratios), max(ratios), at_most)


def drawing(chart: Chart, width: int) -> float:
    """Return the CPU seconds that a drawing takes in this process, which remembers the width of no word."""
    measure.width.cache_clear()
    before = time.process_time()
    render_chart(chart, width)
    return time.process_time() - before


def fresh(chart: Chart, folder: Path) -> float:
    """Return the CPU seconds of a new process that reads a chart, imports the drawing, draws and writes."""
    data, svg = folder / "chart.json", folder / "chart.svg"
    data.write_text(json.dumps(asdict(chart)), encoding="utf-8")
    seconds = cost((sys.executable, "-c", DRAW, str(data), str(svg)))
    if svg.read_bytes() != render_chart(chart, 640):
        raise SystemExit(f"a process of its own draws {chart.title}, {chart.edition} otherwise")
    return seconds


def written(chart: Chart, file: Path) -> Path:
    """Write a chart as DOT."""
    file.write_text(dot(chart), encoding="utf-8")
    return file


def dot_of(*files: Path) -> tuple[str, ...]:
    """Return the command by which Graphviz draws files."""
    return ("dot", "-Tsvg", "-O", *map(str, files))


def printed(one: Row) -> str:
    """Return a line of the table."""
    bound = f"{one.at_most:.1f}" if one.at_most else ""
    figures = f"{one.ours * 1000:.1f} | {one.theirs * 1000:.1f} | {one.ratio:.2f} | {one.worst:.2f} | {bound}"
    return f"| {one.what} | {figures} |\n"


if __name__ == "__main__":
    raise SystemExit(main())
