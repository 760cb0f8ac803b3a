"""What docs/integrate/bpmn.md shows is what the engines give."""

from __future__ import annotations

from pathlib import Path

from tests.conformance.blocks import blocks, generated, printed_by_node, printed_by_python
from tests.installed import package


def test_the_page_prints_what_it_says(tmp_path: Path) -> None:
    package("bpmn-engine")
    folder = generated(tmp_path)
    *python, js = blocks("bpmn.md", "text")

    assert printed_by_python("\n".join(blocks("bpmn.md", "python")), folder) == "".join(python)
    assert printed_by_node("\n".join(blocks("bpmn.md", "js")), folder) == js
