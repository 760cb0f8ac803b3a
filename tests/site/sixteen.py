"""The checks of a page and its chart, by their numbers in the list of what a test must check, and what they look at.

Number 14 is of the PDF, and stands with its tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar

from remit.derive.chart import Chart
from tests import browser
from tests.colours import grey
from tests.drawing.painted import svg_faults
from tests.site.charted import disagreements
from tests.site.checked import faults
from tests.site.fitting import overflows
from tests.site.looked import FORCED, PLAIN, colour_faults, in_forced_colours, without_script
from tests.site.made import pages

WIDTHS = (1280, 320)
"""In px; 320 is also what is left of 1280 at 400 %."""
Place = tuple[str, int]
Answer = TypeVar("Answer")


class Looked:
    """A site as it is looked at; each way of looking is gone through once, and only if a check needs it."""

    def __init__(self, files: dict[str, bytes], charts: Mapping[str, Chart], places: Sequence[Place] = ()) -> None:
        """Look at pages at widths, or at all at both; `charts` are from what pages are made, by their folders."""
        self.files, self.charts = files, charts
        self.places = places or [(name, width) for width in WIDTHS for name in sorted(pages(files))]

    @property
    def drawings(self) -> dict[str, bytes]:
        """Return the charts as files."""
        return {name: data for name, data in self.files.items() if name.endswith(".svg")}

    @cached_property
    def faults(self) -> set[str]:
        """Return what no browser is needed for."""
        return faults(self.files)

    @cached_property
    def judged(self) -> dict[Place, dict[str, Any]]:
        """Return what a browser and axe-core tell of the pages."""
        return dict(zip(self.places, browser.seen(self.files, self.places), strict=True))

    @cached_property
    def shown(self) -> dict[Place, dict[str, Any]]:
        """Return what a browser tells of the pages, with what axe-core does if it has been asked."""
        return self.__dict__.get("judged") or self._asked(browser.look)

    @cached_property
    def plain(self) -> dict[Place, list[str]]:
        """Return what is wrong where no script runs."""
        return self._asked(without_script, PLAIN)

    @cached_property
    def forced(self) -> dict[Place, list[str]]:
        """Return what is wrong in a reader's own colours; they are the same on wide pages."""
        return self._asked(in_forced_colours, FORCED, [place for place in self.places if place[1] == min(WIDTHS)])

    def _asked(
        self, ask: browser.Ask[Answer], how: Mapping[str, Any] | None = None, only: Sequence[Place] = ()
    ) -> dict[Place, Answer]:
        places = only or self.places
        return dict(zip(places, browser.asked(self.files, places, ask, how=how), strict=True))

    @cached_property
    def disagreements(self) -> dict[str, set[str]]:
        """Return in what pages, their charts and the model differ, by the folders of procedures."""
        return {folder: self._disagreements(folder, chart) for folder, chart in self.charts.items()}

    def _disagreements(self, folder: str, chart: Chart) -> set[str]:
        drawings = [data for name, data in self.drawings.items() if name.startswith(f"{folder}/")]
        return disagreements(chart, self.files[f"{folder}/index.html"].decode(), *drawings)


Check = Callable[[Looked], list[str]]


def _named(*names: str) -> Check:
    """Return the check that none of some faults is there."""
    return lambda site: sorted(site.faults & set(names))


def _told(*names: str) -> Check:
    """Return the check that a browser tells nothing under some names."""
    return lambda site: [
        f"{place}: {each}" for place, told in site.shown.items() for name in names for each in told[name]
    ]


def _wrong(site: Looked) -> list[str]:
    return [f"{place}: {each}" for place, told in site.judged.items() for each in told["wrong"]]


def _drawings(site: Looked) -> list[str]:
    return [f"{name}: {each}" for name, data in site.drawings.items() for each in svg_faults(data)]


def _faint(site: Looked) -> list[str]:
    return [each for each in _drawings(site) if " is faint on " in each]


def _wide(site: Looked) -> list[str]:
    wide = [str(place) for place, told in site.shown.items() if max(told["content"], told["spaced"]) > place[1]]
    return [*wide, *_told("cut", "spaced_cut")(site)]


def _stops(site: Looked) -> list[str]:
    return _told("unseen")(site)


def _tabindex(site: Looked) -> list[str]:
    return [*_named("order of tabs changed")(site), *(each for each in _drawings(site) if each.endswith(" tabindex>"))]


def _ways(site: Looked) -> list[str]:
    return [f"{folder}: {each}" for folder, found in site.disagreements.items() for each in found if "kind" not in each]


def _kinds(site: Looked) -> list[str]:
    return [f"{folder}: {each}" for folder, found in site.disagreements.items() for each in found if "kind" in each]


def _room(site: Looked) -> list[str]:
    small = [each for each in _drawings(site) if each.endswith("type below 16 px")]
    return [*small, *_told("small")(site), *(str(each) for each in overflows(site.drawings).items())]


def _plain(site: Looked) -> list[str]:
    return [f"{place}: {each}" for place, found in site.plain.items() for each in found]


def _colours(site: Looked) -> list[str]:
    return list(_in_colours(site))


def _in_colours(site: Looked) -> Iterator[str]:
    for place, told in site.shown.items():
        yield from (f"{place}: {each}" for each in colour_faults(told["colours"]))
    for place, found in site.forced.items():
        yield from (f"{place}, forced: {each}" for each in found)
    for name, data in site.drawings.items():
        yield from (f"{name}, grey: {each}" for each in svg_faults(data, grey))


CHECKS: dict[int, Check] = {
    1: _named("picture whose words do not lead to the steps", "chart without its steps"),
    2: _drawings,
    3: _faint,
    4: _named("id twice"),
    5: _named("heading of a table without a scope"),
    6: _wide,
    7: _stops,
    8: _tabindex,
    9: _told("scrolled"),
    10: _wrong,
    11: _ways,
    12: _kinds,
    13: _room,
    15: _plain,
    16: _colours,
}
