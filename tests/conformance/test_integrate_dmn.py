"""What docs/integrate/dmn.md shows is what an engine is told."""

from __future__ import annotations

from pathlib import Path

from tests.conformance.blocks import blocks, generated, printed_by_python


def test_the_page_prints_what_it_says(tmp_path: Path) -> None:
    printed = printed_by_python("\n".join(blocks("dmn.md", "python")), generated(tmp_path))

    assert printed == "".join(blocks("dmn.md", "text"))
