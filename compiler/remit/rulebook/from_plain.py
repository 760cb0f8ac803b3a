"""Plain words, lists and keys to a rulebook. Knows the keys of a rulebook file; what is wrong in it is found before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from remit.rulebook import Confidence, Force, Limb, Provision, Rulebook, Sample, Section

Plain = Mapping[str, Any]


def rulebook_of(plain: Plain) -> Rulebook:
    """Return the rulebook that a file of the right shape describes."""
    return Rulebook(
        id=plain["id"],
        title=plain["title"],
        short=plain["short"],
        issuer=plain["issuer"],
        issued=plain["issued"],
        applies_from=plain["applies from"],
        replaces=plain.get("replaces", ""),
        nation=plain["nation"],
        spoken_of=plain.get("spoken of", "the code"),
        for_councils=plain.get("for councils") == "yes",
        governs=tuple(plain["governs"]),
        otherwise=tuple(plain.get("otherwise", ())),
        source=plain["source"],
        about=plain["about"],
        called=tuple(plain["called"]),
        good_reason=tuple(plain.get("good reason", ())),
        informal=tuple(plain.get("informal", ())),
        events=_lists(plain.get("events", {})),
        items=_lists(plain.get("items", {})),
        sections=tuple(
            Section(row["section"], row["action"], tuple(row["provisions"])) for row in plain.get("sections", ())
        ),
        provisions=tuple(_provision(row) for row in plain["provisions"]),
    )


def _provision(row: Plain) -> Provision:
    force = Force(row["force"])
    limbs = row.get("limbs") or [
        {"id": "whole", "says": row["says"]} | {key: row[key] for key in _DECIDED & row.keys()}
    ]
    return Provision(
        id=row["id"],
        number=row["number"],
        title=row["title"],
        says=row["says"],
        force=force,
        source=row["source"],
        confidence=Confidence(row["confidence"]),
        limbs=tuple(_limb(limb, force) for limb in limbs),
        number_doubt=row.get("number doubt", ""),
        note=row.get("note", ""),
        kept=_sample(row.get("kept")),
        broken=_sample(row.get("broken")),
        aliases=tuple(row.get("formerly", ())),
    )


_DECIDED = {"check", "given", "evidence"}


def _limb(row: Plain, force: Force) -> Limb:
    return Limb(
        id=row["id"],
        says=row["says"],
        force=Force(row.get("force", force)),
        check=row.get("check", ""),
        given=row.get("given", {}),
        advice=row.get("advice") == "yes",
        evidence=tuple(row.get("evidence", ())),
        beyond_departure=row.get("beyond departure") == "yes",
    )


def _sample(row: Plain | None) -> Sample | None:
    if not row:
        return None
    ((form, text),) = row.items()
    return Sample(form, text)


def _lists(row: Plain) -> dict[str, tuple[str, ...]]:
    return {name: tuple(words) for name, words in row.items()}
