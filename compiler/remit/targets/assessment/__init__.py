"""Assessment to the self-assessment that councils publish. One file a format, found by name; `_` marks what is shared.

A format has `NAME`, `SUFFIX` (its file's name), `TOGETHER` (whether one document may follow another in a stream) and
`render(assessment) -> bytes`; one that is several files offers them as `documents(assessment)` too, and one of which
part is the same for all assessments against a code offers that part as `shared(rulebook)`, and as
`render_beside(assessment, place)` a document that leads to it. None of them reads
a clock: what depends on a day says so by the assessment's `as_of`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from remit.assessment import Assessment
from remit.rulebook import Rulebook


class Format(Protocol):
    """What each format's file offers."""

    NAME: str
    SUFFIX: str
    TOGETHER: bool

    def render(self, assessment: Assessment) -> bytes:
        """Return the whole document."""
        ...


@cache
def formats() -> tuple[str, ...]:
    """Return the names of the formats, without importing one."""
    return tuple(sorted(file.stem for file in Path(__file__).parent.glob("[!_]*.py")))


def documents_of(form: Format, assessments: Sequence[Assessment]) -> dict[str, bytes]:
    """Return the files of a format by their names; of those that lead to each other, a folder a code if it has several.

    Mostly an assessment is one file.
    """
    several: Callable[[Assessment], Mapping[str, bytes]] | None = getattr(form, "documents", None)
    if several is None:
        return written_apart(form, assessments)
    folder = "{}/" if len(assessments) > 1 else ""
    return {
        f"{folder.format(each.rulebook.id)}{name}": data for each in assessments for name, data in several(each).items()
    }


def written_apart(form: Format, assessments: Sequence[Assessment], codes: str = "") -> dict[str, bytes]:
    """Return a file for each of several assessments of one policy; from the second on the code is in its name.

    `codes` leads from them to the folder that holds what is shared, a folder a code; without it each file has it all.
    """
    beside: Callable[[Assessment, str], bytes] | None = getattr(form, "render_beside", None) if codes else None
    return {
        name: beside(each, f"{codes}/{each.rulebook.id}") if beside else form.render(each)
        for name, each in named_apart(form, assessments)
    }


def named_apart(form: Format, assessments: Sequence[Assessment]) -> tuple[tuple[str, Assessment], ...]:
    """Return assessments of one policy, each with the name of its file."""
    return tuple((_apart(form.SUFFIX, each.rulebook.id if at else ""), each) for at, each in enumerate(assessments))


def shared_of(assessments: Sequence[Assessment]) -> dict[str, dict[str, bytes]]:
    """Return by code what all assessments against it share, of every format, by the name of its file."""
    makers: list[Callable[[Rulebook], dict[str, bytes]]] = [
        made for name in formats() if (made := getattr(format_named(name), "shared", None)) is not None
    ]
    return {
        each.rulebook.id: {name: data for made in makers for name, data in made(each.rulebook).items()}
        for each in assessments
    }


def _apart(name: str, code: str) -> str:
    stem, dot, suffix = name.partition(".")
    return f"{stem}-{code}{dot}{suffix}" if code else name


def format_named(name: str) -> Format:
    """Return the format of that name."""
    return cast(Format, import_module(f"{__name__}.{name}"))
