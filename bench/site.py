"""What a website of all policies costs: `remit publish` as a whole process.

Run it with the Python in which the library is installed: `python bench/site.py`. `--write` puts it into site.md.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.run import cost

PROGRAM = "import sys; from remit_cli.main import run; sys.exit(run(sys.argv[1:]))"
MOST_SECONDS, MOST_BYTES = 10.0, 100_000
MARK = "| what | is | at most |\n"


def main() -> int:
    """Print the figures; return 1 if one that must hold does not."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--write", action="store_true")
    told = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        seconds = statistics.median(published(Path(folder, f"site-{number}")) for number in range(told.runs))
        site = Path(folder, "site-0")
        files = sum(path.is_file() for path in site.rglob("*"))
        heaviest = max(map(weight, site.glob("*/*/*/index.html")))
    rows = [
        f"| a website of all policies ({files} files), seconds by the clock | {seconds:.1f} | {MOST_SECONDS:g} |",
        f"| the heaviest page with its style, its script and its chart, bytes | {heaviest:,} | {MOST_BYTES:,} |",
    ]
    table = MARK + "|---|---:|---:|\n" + "\n".join(rows) + "\n"
    sys.stdout.write(table)
    if told.write:
        page = Path(__file__).with_suffix(".md")
        page.write_text(page.read_text(encoding="utf-8").partition(MARK)[0] + table, encoding="utf-8")
    return int(seconds > MOST_SECONDS or heaviest > MOST_BYTES)


def published(site: Path) -> float:
    """Return the seconds by the clock that one run takes, with all its processes."""
    begun = time.perf_counter()
    cost([sys.executable, "-c", PROGRAM, "publish", "--out", str(site)])
    return time.perf_counter() - begun


def weight(page: Path) -> int:
    """Return the bytes that a browser loads for a page, with its style sheets, its script if any, its larger chart."""
    text = page.read_text(encoding="utf-8")
    shared = (path for kind in ("*.css", "*.js") for path in page.parents[3].glob(kind) if path.name in text)
    charts = (path.stat().st_size for path in page.parent.glob("*.svg"))
    return page.stat().st_size + sum(path.stat().st_size for path in shared) + max(charts)


if __name__ == "__main__":
    raise SystemExit(main())
