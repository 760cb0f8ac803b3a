"""Nodes to words: events, things, times and by how much a step takes longer. The lower half of `printer`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from remit.syntax.clause import Duration, EventRef, Extension, Limit, Name, Thing
from remit.vocabulary import builtin
from remit.vocabulary.forms import verb


def said(name: str) -> str:
    """Return a name with the author's article, or as it is spelt."""
    return name.said if isinstance(name, Name) else name


def print_thing(thing: Thing) -> str:
    """Return what an act is done to."""
    if thing.kind == "quote":
        return f'"{thing.name}"'
    if thing.event:
        return print_moment(thing.event)
    return said(thing.name)


def print_moment(event: EventRef) -> str:
    """Return an event, sent or received."""
    if event.stage:
        stage = event.stage.removeprefix("the ")
        noun = f"the {stage} {event.event}"
    elif isinstance(event.event, Name):
        noun = event.event.said
    else:
        noun = event.event
    if not event.stage and noun == event.event and noun != "receipt":
        noun = f"the {noun}"
    if not event.received:
        return noun
    return f"{_owner(said(event.by))} receipt of {noun}" if event.by else f"receiving {noun}"


def _owner(party: str) -> str:
    return party + ("'" if party.endswith("s") else "'s")


def print_duration(duration: Duration) -> str:
    """Return a number of units: "10 to 20 working days"."""
    low = f"{duration.low} to " if duration.low is not None else ""
    return f"{low}{duration.count} {duration.unit}{'' if duration.count == 1 else 's'}"


def print_limit(limit: Limit) -> str:
    """Return a time as it stands in a sentence."""
    length = print_duration(limit.duration) if limit.duration else ""
    moments = [print_moment(event) for event in limit.events]
    due = "is due" if limit.due else ""
    match limit.kind:
        case "within" if limit.pick and limit.second and limit.second_event:
            second = f"{print_duration(limit.second)} of {print_moment(limit.second_event)}"
            return f"within the {limit.pick} of {length} of {moments[0]} and {second}"
        case "within":
            return join("within", length, "of" if moments else "", " or of ".join(moments))
        case "agreed":
            return "by an agreed date" + (f", at most {length} after {moments[0]}" if limit.duration else "")
        case "every":
            one = limit.duration is not None and limit.duration.count == 1 and limit.duration.low is None
            return join(
                "every", length.removeprefix("1 ") if one else length, *(f"until {moment}" for moment in moments)
            )
        case "at least before":
            return join("at least", length, "before", *moments, due)
        case "before" if limit.doing:
            things = listed(print_thing(thing) for thing in limit.doing_things)
            return join("before", form(limit.doing, "ing"), said(limit.doing_to), things)
        case "before":
            return join("before", *moments, due)
        case kind:
            return kind


def print_extension(extension: Extension, with_party: str = "") -> str:
    """Return by how much a step may take longer."""
    length = print_duration(extension.duration) if extension.duration else ""
    agreement = join("by agreement", after("with", said(with_party)))
    match extension.kind:
        case "by up to":
            text = f"by up to {length}"
            text += f", to {print_duration(extension.total)} in total" if extension.total else ""
        case "in total":
            text = f"to {length} in total"
        case "no limit":
            text = "with no limit"
        case "by agreement":
            text = agreement
        case _:
            text = ""
    if extension.agreed:
        text = f"{agreement} {text}" if extension.longer else f"{text} {agreement}"
    if extension.longer:
        text += f", or longer {extension.longer.replace('by agreement', agreement)}"
    return text + (", once" if extension.once else "")


def form(base: str, name: Literal["past", "participle", "ing"]) -> str:
    """Return a form of a verb: the one it was read in, its row's, or the one that English derives."""
    if isinstance(base, Name):
        return base.said
    found: str = getattr(builtin().verbs.get(base) or verb(base, {}), name)
    return found


def with_article(name: str) -> str:
    """Return a name behind "a" or "an"."""
    return name and f"{'an' if name[0] in 'aeiouAEIOU' else 'a'} {name}"


def listed(texts: Iterable[str]) -> str:
    """Return a list of things, with `and` before the last."""
    *first, last = [*texts] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def after(little: str, text: str) -> str:
    """Return `text` behind a little word; nothing for nothing."""
    return text and f"{little} {text}"


def join(*texts: str) -> str:
    """Return the texts that say something, with spaces between."""
    return " ".join(text for text in texts if text)
