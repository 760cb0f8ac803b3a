"""What a page must hold besides what axe-core asks: without a script, without colours, in a reader's own colours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

from PIL import Image

from tests.browser import unseen
from tests.colours import contrast, grey

if TYPE_CHECKING:
    from playwright.async_api import Page

PLAIN = {"java_script_enabled": False}
FORCED = {"forced_colors": "active", "color_scheme": "dark"}
"""What a context of the browser is told for the one and for the other."""


async def without_script(page: Page) -> list[str]:
    """Return what is wrong with a page on which no script runs."""
    told = await page.evaluate("remit.plain()")
    shot = Image.open(BytesIO(await page.screenshot())).convert("L").tobytes()
    found = [f"{fault}: {each}" for fault in ("hidden", "dead", "cut") for each in told[fault]]
    if told["content"] > told["width"]:
        found.append("wide")
    if max(shot) - min(shot) < 128:
        found.append("blank")
    return found


async def in_forced_colours(page: Page) -> list[str]:
    """Return what is wrong with a page in the few colours that a reader has chosen: here, light ones on black."""
    found = colour_faults(await page.evaluate("remit.colours()"))
    return [*found, *(f"focus: {each}" for each in await unseen(page))]


def colour_faults(told: Mapping[str, Any]) -> list[str]:
    """Return what is hard to see in colour or without, and what colour alone tells."""
    return [
        *_faint("words", told["words"], 4.5),
        *_faint("line", told["lines"], 3),
        *(f"ground alone: {each}" for each in told["empty"]),
        *(f"link: {each}" for each in told["links"]),
        *(f"picture: {each}" for each in told["pictures"]),
        *_alike(told["kinds"]),
    ]


def _faint(what: str, pairs: Mapping[str, str], least: float) -> Iterator[str]:
    for pair, where in pairs.items():
        colour, ground = pair.split("|")
        if contrast(colour, ground) < least:
            yield f"{what}: {where}"
        elif contrast(grey(colour), grey(ground)) < least:
            yield f"{what} in grey: {where}"


def _alike(kinds: list[dict[str, Any]]) -> Iterator[str]:
    """Yield the kinds of step of the same form, and the verdicts without a border, or of the same words."""
    forms: defaultdict[str, set[str]] = defaultdict(set)
    words: defaultdict[str, set[str]] = defaultdict(set)
    for each in kinds:
        if "verdict" in each["of"].split():
            words[each["words"]].add(each["of"])
            if not each["border"]:
                yield f"verdict without a border: {each['of']}"
        else:
            forms[each["form"]].add(each["of"])
    yield from (f"alike but for colour: {sorted(names)}" for names in forms.values() if len(names) > 1)
    yield from (f"verdicts of one word: {sorted(names)}" for names in words.values() if len(names) > 1)
