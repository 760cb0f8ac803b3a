"""What it costs to parse a token of a sentence, in this tree beside an older one: the same sentences, in one run.

`python bench/parse.py REVISION` checks REVISION out into a temporary folder. Either tree parses its sentences of the
reference in turn, each round in a process of its own, and forgets before each round what is kept between sentences.
The ratio is the median over the pairs, so it does not depend on how busy the machine is. `--write` puts the table into
parse.md.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
AT_MOST = 1.25
"""Saying more may cost a little; not more than this."""

WORKER = """
import re, time
from remit.syntax import sentence
from tests.language.vocabulary import sentences, text, vocabulary
known, texts = vocabulary(), [text(words) for words in sentences("sentences.txt")]
tokens = sum(len(re.findall(r"[\\w'’-]+|[^\\w\\s]", each.text)) for each in texts)
def parse():
    sentence._parsed.clear()
    for each in texts:
        found, wrong = sentence.parse_sentence(each, known)
        assert found is not None and not wrong, each.text
parse()
before = time.process_time()
for _ in range(5):
    parse()
print(len(texts), tokens, (time.process_time() - before) / 5 / tokens * 1e6)
"""


def microseconds(tree: Path) -> tuple[int, int, float]:
    """Return how many sentences and tokens a tree parsed, and what a token cost in microseconds of CPU time."""
    path = os.pathsep.join(map(str, (tree / "compiler", tree / "cli", tree)))
    done = subprocess.run(
        [sys.executable, "-c", WORKER], cwd=tree, env=os.environ | {"PYTHONPATH": path}, capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    sentences, tokens, spent = done.stdout.split()
    return int(sentences), int(tokens), float(spent)


def main() -> int:
    """Print the table; the exit code is 1 if a token costs too much more than it did."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("revision", help="the older tree, as git names it")
    parser.add_argument("--rounds", type=int, default=9, help="pairs that are counted")
    parser.add_argument("--write", action="store_true", help="write the table to bench/parse.md")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        older = Path(folder) / "older"
        subprocess.run(["git", "worktree", "add", "-q", "--detach", str(older), asked.revision], cwd=ROOT, check=True)
        try:
            pairs = [(microseconds(ROOT), microseconds(older)) for _ in range(asked.rounds + 1)][1:]
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", str(older)], cwd=ROOT, check=True)
    ratio = statistics.median(now[2] / then[2] for now, then in pairs)
    now, then = (statistics.median(each[number][2] for each in pairs) for number in (0, 1))
    sentences, tokens, _ = pairs[0][0]
    lines = [
        f"| {sentences} sentences, {tokens} tokens | CPU µs a token | beside {asked.revision} | at most |",
        "|---|---:|---:|---:|",
        f"| this tree | {now:.1f} | {ratio:.2f} | {AT_MOST} |",
        f"| {asked.revision} | {then:.1f} | 1 |  |",
    ]
    print(table := "\n".join(lines))
    if asked.write:
        file = Path(__file__).with_name("parse.md")
        file.write_text(f"{file.read_text(encoding='utf-8').partition('|')[0].rstrip()}\n\n{table}\n", encoding="utf-8")
    return int(ratio > AT_MOST)


if __name__ == "__main__":
    raise SystemExit(main())
