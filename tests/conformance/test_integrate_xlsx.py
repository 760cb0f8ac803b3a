"""What docs/integrate/xlsx.md shows is what the workbook gives."""

from __future__ import annotations

from pathlib import Path

from tests.conformance.blocks import blocks, generated, printed_by_python


def test_the_page_prints_what_it_says(tmp_path: Path) -> None:
    printed = printed_by_python("\n".join(blocks("xlsx.md", "python")), generated(tmp_path))

    assert printed == "".join(blocks("xlsx.md", "text"))
