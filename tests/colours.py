"""Colours, as SVG and browsers spell them: how far two are apart, and what is left of one without colour."""

from __future__ import annotations

import re

Channels = tuple[float, float, float]


def contrast(colour: str, ground: str) -> float:
    """Return the contrast of a colour with an opaque ground that it lies on, by WCAG 2.2: 1 to 21; 1 if unknown."""
    upper, lower = _read(colour), _read(ground)
    if upper is None or lower is None:
        return 1
    (channels, opacity), (beneath, _) = upper, lower
    mixed = tuple(opacity * over + (1 - opacity) * under for over, under in zip(channels, beneath, strict=True))
    light, dark = sorted((_luminance(mixed), _luminance(beneath)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def grey(colour: str) -> str:
    """Return a colour as a printer without colours, or a reader who sees none, has it (Rec. 601)."""
    found = _read(colour)
    if found is None:
        return colour
    channels, opacity = found
    level = round(255 * sum(share * part for share, part in zip((0.299, 0.587, 0.114), channels, strict=True)))
    return f"rgba({level}, {level}, {level}, {opacity})"


def _read(colour: str) -> tuple[Channels, float] | None:
    """Return red, green and blue, and the opacity, 0 to 1 each."""
    if re.fullmatch("#[0-9a-f]{6}", colour):
        red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
        return (red, green, blue), 1
    found = re.fullmatch(r"rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)", colour)
    if not found:
        return None
    return (int(found[1]) / 255, int(found[2]) / 255, int(found[3]) / 255), float(found[4] or 1)


def _luminance(channels: tuple[float, ...]) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
