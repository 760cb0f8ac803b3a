"""A stage has no two events of one name.

Where a stage has two responses, nobody knows which one a time counts from, nor which one keeps the promise.
"""

from __future__ import annotations

from collections.abc import Iterator

from remit.checks import Subject
from remit.diagnostic import Finding, Note
from remit.model.policy import Branch, Item, Part, Rule

WHOLE = True


def check(subject: Subject) -> Iterator[Finding]:
    """Yield every step whose event an earlier step of the same stage makes already."""
    for procedure in subject.policy.procedures:
        for stage in procedure.stages:
            for first, second in _twice(stage.items, {}):
                yield Finding(
                    f"{stage.label or 'this procedure'} has two steps that make a `{second.noun}`",
                    second.span,
                    help="put them under one condition (`if` … `otherwise`), or leave one out",
                    notes=(Note("the first", first.span),),
                )


def _ends(items: tuple[Item, ...]) -> bool:
    """Tell whether what stands behind these rules is never reached through them."""
    last = items[-1] if items else None
    if not isinstance(last, Rule) or last.part is not Part.STEP:
        return False
    return (
        last.outcome is not None
        or last.sentence.after is not None
        or (last.verb is not None and last.verb.role == "ends")
    )


def _twice(items: tuple[Item, ...], seen: dict[str, Rule]) -> Iterator[tuple[Rule, Rule]]:
    """Yield pairs of steps on one line; what stands in different branches never meets."""
    for item in items:
        if isinstance(item, Branch):
            inside = [dict(seen) for _ in item.cases]
            for case, known in zip(item.cases, inside, strict=True):
                yield from _twice(case.items, known)
            for case, known in zip(item.cases, inside, strict=True):
                if not _ends(case.items):
                    seen |= known
        elif isinstance(item, Rule) and item.part is Part.STEP and item.action is not None:
            if item.noun and item.noun in seen:
                yield seen[item.noun], item
            elif item.noun:
                seen[item.noun] = item
