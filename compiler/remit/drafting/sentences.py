"""Answers to the rules of each kind of feedback: made as trees of sentences, so that what is printed is read again."""

from __future__ import annotations

from itertools import chain

from remit.drafting.answers import ACKNOWLEDGEMENT, Answers, Times, given_to
from remit.syntax.clause import (
    Action,
    Duration,
    EventRef,
    Extension,
    Limit,
    Norm,
    Qualification,
    Sentence,
    Strength,
    Thing,
)
from remit.syntax.printer import print_sentence
from remit.vocabulary import builtin, trie

COMPLAINANT, COUNCIL, OFFICER, SENIOR = "the complainant", "the council", "the officer", "the senior officer"
DECISION = ("the decision", "any remedy")
LATER = ("the reason", "the new date", "the Ombudsman's details")


def stage_rules(answers: Answers, number: int) -> list[str]:
    """Return the rules of a stage of the council, the first of which is number 1."""
    times = answers.stages[number - 1]
    who, start = (OFFICER, "receipt") if number == 1 else (SENIOR, "escalation")
    rules = [] if number == 1 else [_way_in(answers.stages[number - 2], number - 1), _another(who, number - 1)]
    if times.acknowledge is not None:
        rules.append(_duty(who, Action("acknowledge", limits=_within(times.acknowledge, EventRef(start)))))
    since = times.since if times.acknowledge is not None and times.since == ACKNOWLEDGEMENT else start
    rules.append(_duty(who, Action("respond", limits=_within(times.respond, EventRef(since)))))
    if times.extend is not None:
        more = Extension("by up to", times.extend)
        rules.append(
            _norm(who, "may", Action("extend", things=(_event("response"),), extension=more, giving=_items(LATER)))
        )
    told = _items(letter(answers, number))
    rules.append(_sentence(Norm((_event("response"),), "must", (Action("include", things=told),))))
    return rules


def letter(answers: Answers, number: int) -> tuple[str, ...]:
    """Return what the answer of a stage tells: what the code asks of it, and where to go next."""
    asked = (
        tuple(row["tells"])
        for row in (given_to(answers.book, "letter-tells") if answers.book else ())
        if (str(row["stage"]), row["letter"]) == (str(number), "response")
    )
    further = "the Ombudsman's details" if number == len(answers.stages) else "how to escalate"
    return tuple(dict.fromkeys([*chain(DECISION, *asked), further]))


def own_things(answers: Answers) -> tuple[str, ...]:
    """Return what letters tell and no policy may name without declaring it."""
    told = chain.from_iterable(letter(answers, number + 1) for number in range(len(answers.stages)))
    return tuple(dict.fromkeys(name for name in told if not _known(name)))


def _known(name: str) -> bool:
    bare = trie.without_article(name)[1]
    return any(kind in ("ITEM", "EVENT") for phrase in (name, bare) for kind, *_ in builtin().meanings(phrase))


def ombudsman_rules(answers: Answers) -> list[str]:
    """Return the rules of the stage that the Ombudsman runs."""
    return [_way_in(answers.stages[-1], len(answers.stages))]


def other_rules(kind: str) -> list[str]:
    """Return rules for feedback that is no complaint."""
    case = Thing("case", f"the {kind}")
    record, consider = Action("record", things=(case,)), Action("consider", things=(case,))
    if kind == "compliment":
        passed = Action("pass", things=(case,), to_party=("the service",))
        return [_duty(COUNCIL, record), _duty(COUNCIL, passed)]
    return [_duty(COUNCIL, record), _duty(COUNCIL, consider), _duty(COUNCIL, Action("respond"))]


def _way_in(before: Times, number: int) -> str:
    window = _within(before.escalate, EventRef("response", f"stage {number}")) if before.escalate else ()
    return _norm(COMPLAINANT, "may", Action("escalate", limits=window))


def _another(who: str, number: int) -> str:
    return _sentence(Qualification(who, "must not", (), "the person", "respond", f"stage {number}"))


def _within(duration: Duration, event: EventRef) -> tuple[Limit, ...]:
    return (Limit("within", duration, (event,)),)


def _event(noun: str) -> Thing:
    return Thing("event", noun, EventRef(noun))


def _items(names: tuple[str, ...]) -> tuple[Thing, ...]:
    return tuple(Thing("item", name) for name in names)


def _duty(who: str, action: Action) -> str:
    return _norm(who, "must", action)


def _norm(who: str, strength: Strength, action: Action) -> str:
    return _sentence(Norm((who,), strength, (action,)))


def _sentence(statement: Norm | Qualification) -> str:
    return print_sentence(Sentence(statement))
