"""Pictures of every page and chart of a site, to be looked at: `python -m tests.site.look OUT [--all] [--of PART]`.

Each at both widths as it stands, and pages in a reader's own colours and without any colour too. `--all` takes every
edition in `policies/`, those of the corpus too; `--of` only the files whose path has that part.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tests import browser
from tests.site.looked import FORCED
from tests.site.made import every, pages, real
from tests.site.sixteen import WIDTHS, Place

if TYPE_CHECKING:
    from playwright.async_api import Page

WAYS = {"": {}, "-forced": FORCED, "-grey": {}}
"""What is added to the name of a picture, and what the browser is told for it."""


def main() -> None:
    """Write the pictures."""
    asked = argparse.ArgumentParser(description="Pictures of every page and chart of a site.")
    asked.add_argument("out", type=Path)
    asked.add_argument("--all", action="store_true")
    asked.add_argument("--of", default="")
    told = asked.parse_args()
    files = every() if told.all else real()
    wanted = [name for name in sorted(files) if told.of in name]
    shown = [name for name in wanted if name in pages(files)]
    for way in WAYS:
        _photograph(files, [(name, width) for name in shown for width in WIDTHS], way, told.out)
    # A picture of a bare drawing never ends: it stands in a page.
    charts = {name: data for name, data in files.items() if name.endswith(".svg")}
    wrapped = {f"{name}.html": _around(name).encode() for name in wanted if name in charts}
    _photograph(charts | wrapped, [(name, 700) for name in wrapped], "", told.out)
    browser.close()
    print(f"{len(list(told.out.rglob('*.png')))} pictures in {told.out}")


def _around(name: str) -> str:
    return f'<!DOCTYPE html><title>{name}</title><img src="{name.rpartition("/")[2]}" alt="">'


def _photograph(files: dict[str, bytes], places: Sequence[Place], way: str, out: Path) -> None:
    async def photograph(page: Page) -> None:
        session = await page.context.new_cdp_session(page)
        if way == "-grey":
            await session.send("Emulation.setEmulatedVisionDeficiency", {"type": "achromatopsia"})
        name = page.url.removeprefix(browser.SITE).removesuffix(".html").replace("/", "-")
        width = (page.viewport_size or {"width": 0})["width"]
        await page.screenshot(path=out / f"{name}-{width}{way}.png", full_page=True)
        await session.detach()

    browser.asked(files, places, photograph, how=WAYS[way])


if __name__ == "__main__":
    main()
