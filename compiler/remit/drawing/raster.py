"""SVG to PNG, with the letters that the drawing was measured with. Takes no font of the machine that it runs on."""

from __future__ import annotations

from pathlib import Path

FONTS = Path(__file__).with_name("fonts")
"""The folder of Liberation Sans, with its licence beside it."""
_FAMILY = "Liberation Sans"


def png(svg: bytes, *, zoom: int = 1) -> bytes:
    """Return a drawing of ours as PNG, a pixel a px, or `zoom` of them each way.

    Raises ValueError for what is no SVG.
    """
    # INVARIANT: only making a picture loads this package; checking a policy must start quickly.
    import resvg_py

    drawn: bytes = resvg_py.svg_to_bytes(
        svg_string=svg.decode(),
        skip_system_fonts=True,
        font_files=[str(FONTS / f"LiberationSans-{weight}.ttf") for weight in ("Regular", "Bold")],
        sans_serif_family=_FAMILY,
        zoom=zoom,
    )
    return drawn
