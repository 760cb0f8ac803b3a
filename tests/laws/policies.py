"""Whole policies, made at random: several kinds, stages, branches, extensions, windows and exclusions."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

Rules = list[Any]
"""Rules as they stand in a file: sentences, and mappings for decisions and gaps."""

FACTS = (
    "the complaint is complex",
    "the complaint is urgent",
    "a response is requested",
    "the complainant is dissatisfied",
)
ACTORS = ("the officer", "the manager", "the council", "the head of service", "the senior officer")
STEPS = {
    "acknowledge": "acknowledgement",
    "investigate": "investigation",
    "respond": "response",
    "review the complaint": "review",
    "consider the complaint": "consideration",
    "pass the complaint to the manager": "handover",
    "assess the complaint": "assessment",
}
LOOSE = (
    "The officer may ask the complainant for information.",
    "The council must record the complaint.",
    "The officer may consult the manager.",
    "The officer must not publish the complaint.",
    "The council must record the outcome within 20 working days of receipt.",
    "If the complaint is complex, the council must record the reason.",
    "The officer may consult the manager if the complaint is urgent.",
    "The complainant may withdraw at any time.",
    "The council may refuse the complaint, giving the reason and the right to ask the Ombudsman.",
    "The officer must complete the form before closing the complaint.",
    "The senior officer must be independent of the officer who responded at stage 1.",
)
UNITS = ("hours", "working days", "calendar days", "weeks", "months")
ENDS = (
    "The complaint is closed.",
    "The council must refuse the complaint, giving the reason and the right to ask the Ombudsman.",
    "The council must refer the complaint to the Ombudsman.",
    "The council must treat the complaint as a representation.",
)

counts = st.integers(2, 30)
facts = st.sampled_from(FACTS)
actors = st.sampled_from(ACTORS)


@dataclass(frozen=True)
class Written:
    """A policy as the keys of its file."""

    keys: dict[str, Any]

    @property
    def text(self) -> str:
        """Return the file."""
        return "\n".join(_lines(self.keys, 0)) + "\n"

    def mapped(self, change: Callable[[str], str]) -> Written:
        """Return the policy with every sentence and every condition changed."""
        return Written(_changed(self.keys, change))


def _lines(value: Any, depth: int) -> list[str]:
    """Return a value as block YAML; every text is quoted, so that no text means anything else."""
    pad = "  " * depth
    lines = []
    for key, inner in value.items() if isinstance(value, dict) else (("-", item) for item in value):
        head = "-" if key == "-" else f"{key}:"
        if isinstance(inner, str | int):
            lines.append(f"{pad}{head} {json.dumps(inner, ensure_ascii=False)}")
        elif key == "-" and isinstance(inner, dict):
            first, *rest = _lines(inner, depth + 1)
            lines += [f"{pad}- {first.lstrip()}", *rest]
        elif inner:
            lines += [f"{pad}{head}", *_lines(inner, depth + 1)]
        else:
            lines.append(f"{pad}{head} {'{}' if isinstance(inner, dict) else '[]'}")
    return lines


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, dict):
        return {
            key: change(inner) if isinstance(inner, str) and key in ("rule", "if") else _changed(inner, change)
            for key, inner in value.items()
        }
    if isinstance(value, list):
        return [
            change(item) if isinstance(item, str) and item.endswith(".") else _changed(item, change) for item in value
        ]
    return value


@st.composite
def limits(draw: st.DrawFn, events: list[str]) -> str:
    """A time, counted from one of `events`, or none."""
    kind = draw(st.integers(0, 5))
    if kind == 0:
        return ""
    if kind == 1:
        return " at once"
    return f" within {draw(counts)} {draw(st.sampled_from(UNITS))} of {draw(st.sampled_from(events))}"


@st.composite
def steps(draw: st.DrawFn, act: str, events: list[str]) -> Any:
    """A sentence that moves the case on."""
    who, strength = draw(actors), draw(st.sampled_from(("must", "must", "should", "aims to")))
    sentence = f"{who} {strength} {act}{draw(limits(events))}"
    condition = draw(st.sampled_from(("", "", "", "if ", "unless ")))
    if condition:
        return f"{condition.capitalize()}{draw(facts)}, {sentence}."
    return f"{sentence[0].upper()}{sentence[1:]}."


@st.composite
def attached(draw: st.DrawFn, noun: str) -> str:
    """A rule that belongs to a step."""
    return draw(
        st.sampled_from(
            (
                f"The officer may extend the {noun} by up to {draw(counts)} working days, once, giving the reason.",
                f"The officer may extend the {noun} with no limit if the complaint is complex.",
                f"The manager may extend the {noun} to {draw(counts)} weeks in total, giving the new date.",
                f"The officer may extend the {noun} by agreement with the complainant.",
                f"The {noun} must include the outcome and any remedy.",
                f"The officer must copy the {noun} to the coordinator.",
                f"The head of service must sign the {noun}.",
                f"The complainant must receive the {noun} within {draw(counts)} working days of receipt.",
                f"If the complaint is complex, the complainant must receive the {noun} within 2 weeks of receipt.",
            )
        )
    )


@st.composite
def sequences(draw: st.DrawFn, acts: list[str], events: list[str], depth: int, stages: list[str]) -> Rules:
    """Rules of one line; each act is done once, at its place or inside a branch."""
    rules: Rules = []
    for place, act in enumerate(acts):
        shape = draw(st.integers(0, 9)) if depth else 9
        inside = sequences([act], events, depth - 1, stages)
        if shape == 0:
            rules.append({"if": draw(facts), "then": draw(inside), "otherwise": draw(others(stages))})
        elif shape == 1:
            edge = draw(st.integers(1, 5))
            rules.append(
                {
                    "one of": [
                        {"if": f"there are at most {edge} issues", "then": draw(inside)},
                        {"if": f"there are more than {edge} issues", "then": draw(others(stages))},
                    ]
                }
            )
        elif shape == 2:
            sentence = f"The manager must decide whether to take forward the complaint{draw(limits(events))}."
            rules.append({"rule": sentence, "if so": draw(inside), "otherwise": draw(others(stages))})
        elif shape == 3:
            rules.append({"not formalised": f"what happens next, part {place}", "because": "the page does not say"})
        else:
            rules.append(draw(steps(act, events)))
            events = [*events, f"the {STEPS[act]}", f"receiving the {STEPS[act]}"]
            rules += draw(st.lists(attached(STEPS[act]), max_size=2, unique=True))
        rules += draw(st.lists(st.sampled_from(LOOSE), max_size=1))
    return rules


def others(stages: list[str]) -> st.SearchStrategy[Rules]:
    """What stands in the other branch: nothing, a side duty, an end, a jump."""
    jumps = tuple(f"The complaint goes to {stage}." for stage in stages)
    choices = (
        None,
        "The council must record the complaint.",
        "The complainant may withdraw at any time.",
        *ENDS,
        *jumps,
    )
    return st.sampled_from(choices).map(lambda rule: [rule] if rule else ["The officer may consult the manager."])


@st.composite
def ways_in(draw: st.DrawFn, before: str) -> str:
    """How a later stage is entered."""
    response = draw(st.sampled_from(("the response", f"receiving the {before} response", f"the {before} response")))
    time = draw(st.sampled_from(("", f" within {draw(counts)} working days of {response}", " at any time")))
    strength = draw(st.sampled_from(("may", "may", "should")))
    return f"The complainant {strength} escalate{time}."


@st.composite
def procedures(draw: st.DrawFn) -> dict[str, Any]:
    """The procedure for a complaint."""
    number = draw(st.integers(1, 3))
    names = [f"stage {place}" for place in range(1, number + 1)]
    stages: list[Any] = []
    for place in range(number):
        acts = draw(st.lists(st.sampled_from([act for act in STEPS if act != "respond"]), max_size=3, unique=True))
        way = [draw(ways_in(names[place - 1]))] if place else []
        start = ["the escalation"] if place else ["receipt", "the submission"]
        rules = draw(sequences([*acts, "respond"], start, 2, names[place + 1 :]))
        stages.append({"stage": str(place + 1), "rules": [*way, *rules]})
    if draw(st.booleans()):
        way_in = draw(ways_in(names[-1]))
        duties = draw(
            st.sampled_from(
                ([], ["The council must respond to the Ombudsman within 28 calendar days of the escalation."])
            )
        )
        stages.append(
            {"stage": "Ombudsman", "run by": "Local Government and Social Care Ombudsman", "rules": [way_in, *duties]}
        )
    procedure: dict[str, Any] = {}
    if draw(st.booleans()):
        procedure["not for this procedure"] = [
            {"what": "an issue more than 12 months old", "unless": "there is a good reason", "tell": "the reason"},
            {"what": "the conduct of a councillor", "go to": "the Monitoring Officer", "id": "councillor"},
        ][: draw(st.integers(1, 2))]
    if draw(st.booleans()):
        procedure["in every stage"] = draw(st.lists(st.sampled_from(LOOSE[:6]), min_size=1, max_size=2, unique=True))
    return {**procedure, "stages": stages}


FOR_OTHERS = (
    "If the feedback is for another organisation, the council must tell the person whom to contact, "
    "after which the case is closed."
)
ARRIVAL = (
    "The council must record the feedback.",
    "If the feedback came by online form, the council must confirm at once that it has arrived.",
    FOR_OTHERS,
    "The council must decide which kind of feedback it is.",
)


@st.composite
def policies(draw: st.DrawFn) -> Written:
    """A policy for complaints and, maybe, for kinds that need less."""
    keys: dict[str, Any] = {
        "language": 1,
        "policy": "Complaints policy",
        "council": "Northtown Council",
        "nation": "England",
        "edition": "2026-01",
        "in force": "from 16 January 2026 at 17:00",
        "calendar": {"working days": "Monday to Friday except bank holidays in England"},
        "facts": list(FACTS[:2]),
    }
    feedback: dict[str, Any] = {"complaint": draw(procedures())}
    if draw(st.booleans()):
        feedback["compliment"] = {
            "rules": ["The council must record the compliment.", "The council should share the compliment."]
        }
    if draw(st.booleans()):
        feedback["representation"] = {
            "rules": [{"not formalised": "what happens to it", "because": "the page does not say"}]
        }
    sorted_first = ARRIVAL if len(feedback) > 1 else ARRIVAL[:-1]
    if arrival := draw(st.lists(st.sampled_from(sorted_first), max_size=3, unique=True)):
        keys["when feedback arrives"] = arrival
    return Written({**keys, "feedback": feedback})
