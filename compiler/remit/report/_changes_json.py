"""What changed between two editions, as JSON for other programs: all of it, whatever depth a person asks for."""

from __future__ import annotations

from collections.abc import Collection

from remit.changes.change import Changes, Compared, Head, Held, Ids, Told
from remit.report._diff_shape import DiffShape


def document(changes: Changes, audiences: Collection[str]) -> str:
    """Return the changes for some audiences as the text of a JSON file."""
    told = DiffShape.model_validate(
        {
            "format": "remit-diff",
            "version": 1,
            "old": _head(changes.old),
            "new": _head(changes.new),
            "calendar": {"names": changes.calendars, "known_until": changes.known_until},
            "residents": [_told(each) for each in changes.residents] if "residents" in audiences else None,
            "systems": [_ids(each) for each in changes.systems] if "systems" in audiences else None,
            "regulator": [_held(each) for each in changes.regulator] if "regulator" in audiences else None,
        }
    )
    return told.model_dump_json(indent=2) + "\n"


def _head(head: Head) -> dict[str, object]:
    return {
        name: getattr(head, name) for name in ("path", "council", "policy", "edition", "in_force", "source", "seen")
    }


def _told(each: Told) -> dict[str, object]:
    names = ("effect", "worse", "kinds", "stage", "who", "what", "before", "after", "was", "now")
    told = {name: getattr(each, name) for name in names}
    deadline = each.deadline
    proved = {
        "direction": deadline.direction,
        "window": deadline.window,
        "compared": [_compared(one) for one in deadline.compared],
    } if deadline is not None else None  # fmt: skip
    return told | {"deadline": proved}


def _compared(each: Compared) -> dict[str, object]:
    names = ("counted_from", "assuming", "direction", "why_before", "why_after")
    days = [{"start": day.start, "before": day.before, "after": day.after} for day in each.examples]
    return {name: getattr(each, name) for name in names} | {"examples": days}


def _ids(each: Ids) -> dict[str, object]:
    return {
        "kind": each.kind,
        "sort": each.sort,
        "breaking": each.breaking,
        **{
            name: [{"id": one.id, "words": one.words} for one in getattr(each, name)]
            for name in ("removed", "added", "changed")
        },
        "renamed": [{"was": one.was, "now": one.now, "words": one.words} for one in each.renamed],
    }


def _held(held: Held) -> dict[str, object]:
    names = ("code", "provision", "title", "before", "after", "worse", "why_before", "why_after")
    return {
        "code": held.code,
        "title": held.title,
        "unread": held.unread,
        "before": dict(held.before),
        "after": dict(held.after),
        "changed": [
            {name: getattr(each, name) for name in names}
            | {"departed_before": each.departed_before, "departed_after": each.departed_after}
            for each in held.reversed
        ],
    }
