"""The fields of the calculator, with their words and the data for its script; hidden until the script shows them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from remit.calendar.table import Calendar
from remit.markup import Markup, data_block, element, void
from remit.model.editions import beginning
from remit.site.calculator.data import Sample, data
from remit.site.frame import Frame
from remit.targets import Product

_FIELDS = (("day", "2"), ("month", "2"), ("year", "4"))


def group(product: Product, sample: Sample, until: datetime | None, frame: Frame) -> Markup:
    """Return the fields, the button, and the place in which the answer is told."""
    say, told = frame.words.say, data(product, sample, until, frame)
    fields = element(
        "fieldset",
        element("legend", say("ask", kind=product.procedure.kind)),
        element("p", _example(product, frame), id="received-hint", class_="hint"),
        element("div", *(_field(name, size, frame) for name, size in _FIELDS), class_="fields"),
        *_time(product, told, frame),
        aria_describedby="received-hint",
    )
    button = element("p", element("button", say("ask button"), type="button"))
    status = element("div", role="status")
    return element("div", fields, button, status, data_block(told), class_="calculator", id="calculator", hidden=True)


def _example(product: Product, frame: Frame) -> str:
    since = beginning(product.policy.force)
    return frame.words.say("ask hint", year=str(since.year if since else product.calendar.known_until.year))


def _field(name: str, size: str, frame: Frame, hint: str = "") -> Markup:
    place = f"received-{name}"
    kind = {"type": "text", "inputmode": "numeric", "autocomplete": "off"}
    field = void("input", id=place, name_=name, size=size, aria_describedby=hint, **kind)
    return element("div", element("label", frame.words.say(f"ask {name}"), for_=place), field)


def _time(product: Product, told: dict[str, Any], frame: Frame) -> Iterator[Markup]:
    """Yield the field for the time of receipt, where a date hangs on it."""
    ends = hour_at_which_a_day_ends(product.calendar)
    if not ends and not any(map(_hangs_on_hour, (each["chain"] for each in told["promises"]))):
        return
    say = frame.words.say
    yield _field("time", "5", frame, hint="received-time-hint")
    yield element("p", say("ask late", hour=ends) if ends else say("ask hours"), id="received-time-hint", class_="hint")


def hour_at_which_a_day_ends(calendar: Calendar) -> str:
    """Return the hour after which a receipt counts on the next working day, or nothing."""
    convention = calendar.convention
    ends = convention.day_ends if convention.next_working_day else None
    return f"{ends:%H:%M}" if ends else ""


def _hangs_on_hour(chain: dict[str, Any]) -> bool:
    """Tell whether a count in hours begins at receipt."""
    if "pick" in chain:
        return any(map(_hangs_on_hour, chain["of"]))
    return chain["count"][1] == "hour" if not chain["from"] else any(map(_hangs_on_hour, chain["from"]))
