"""Graphviz, which we did not write, reads every flowchart.dot that the policies make."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from remit.pipeline import build_file, check_file

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("policy", sorted((ROOT / "policies").rglob("*.yaml")), ids=lambda path: path.stem)
def test_graphviz_draws_every_flowchart(policy: Path, client: Callable[[str], str]) -> None:
    dot = client("dot")
    made = build_file(check_file(str(policy.relative_to(ROOT)), policy.read_bytes())).files
    charts = {name: data for name, data in made.items() if name.endswith(".dot")}
    assert charts

    for name, data in charts.items():
        drawn = subprocess.run([dot, "-Tsvg"], input=data, capture_output=True, check=False)

        assert (drawn.returncode, drawn.stderr) == (0, b""), name
        assert b"<svg" in drawn.stdout
