"""Colours, as SVG and browsers spell them: how far two are apart, and what is left of one without colour."""

from __future__ import annotations

import re

Channels = tuple[float, float, float]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two opaque colours by WCAG 2.2, 1 to 21; what is no opaque colour has none with any."""
    first, second = _channels(one), _channels(other)
    if first is None or second is None:
        return 1
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def grey(colour: str) -> str:
    """Return a colour as a printer without colours, or a reader who sees none, has it (Rec. 601)."""
    channels = _channels(colour)
    if channels is None:
        return colour
    level = round(255 * sum(share * part for share, part in zip((0.299, 0.587, 0.114), channels, strict=True)))
    return f"#{level:02x}{level:02x}{level:02x}"


def _channels(colour: str) -> Channels | None:
    """Return red, green and blue of an opaque colour, 0 to 1 each."""
    if re.fullmatch("#[0-9a-f]{6}", colour):
        red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
        return red, green, blue
    found = re.fullmatch(r"rgb\((\d+), (\d+), (\d+)\)", colour)
    return (int(found[1]) / 255, int(found[2]) / 255, int(found[3]) / 255) if found else None


def _luminance(channels: Channels) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
