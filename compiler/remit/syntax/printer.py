"""Nodes to words: the one canonical spelling of a sentence, with the author's own articles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from remit.syntax.clause import (
    Action,
    Atom,
    Condition,
    Count,
    Done,
    Duration,
    EventRef,
    Extension,
    Fact,
    Group,
    Limit,
    Name,
    Norm,
    Outcome,
    Pause,
    Qualification,
    Sentence,
    Statement,
    Thing,
)
from remit.vocabulary import builtin
from remit.vocabulary.forms import negative, verb

CLAUSES = ("that ", "which ", "how ", "whom ", "who ", "when ", "why", "what ", "whether ", "where ")
NOTHING: frozenset[str] = frozenset()


def print_sentence(sentence: Sentence) -> str:
    """Return a rule as the formatter writes it."""
    statement, when = print_statement(sentence.statement), sentence.when
    if when and when.kind == "only if" and isinstance(sentence.statement, Norm):
        # What is given stands behind the condition, where it cannot be read as part of it.
        *first, last = sentence.statement.actions
        told = replace(sentence.statement, actions=(*first, replace(last, giving=())))
        statement = f"{print_statement(told)} only if {print_condition(when.condition)}{_giving(last)}"
    elif when and when.kind != "only if":
        statement = f"{when.kind} {print_condition(when.condition)}, {statement}"
    elif when:
        statement = f"{statement} only if {print_condition(when.condition)}"
    if sentence.otherwise:
        statement += f", otherwise {print_limit(sentence.otherwise)}"
    if sentence.after:
        statement += f", after which {print_statement(sentence.after)}"
    return statement[0].upper() + statement[1:] + "."


def print_statement(statement: Statement) -> str:
    """Return what a sentence says, without its conditions."""
    match statement:
        case Norm():
            return _norm(statement)
        case Qualification(subject, strength, relations, party, base, stage):
            relation = " or ".join(relations)
            at = f"at {stage}" if stage else ""
            return _join(said(subject), strength, "be", relation, said(party), "who", _form(base, "past"), at)
        case Outcome(case, "is", target):
            return _join(said(case), "is", _form(target, "participle"))
        case Outcome(case, "becomes", target):
            return f"{said(case)} becomes {_a(target)}"
        case Outcome(case, "leaves running", target):
            return f"{said(case)} leaves {said(target)} running"
        case Outcome(case, kind, target):
            return f"{said(case)} {kind} {target}"
        case Pause(end, start, party):
            stretch = f"from {print_moment(start)} until" if start else f"while {said(party)} waits for"
            return f"the clock stops {stretch} {print_moment(end)}"


def _norm(norm: Norm) -> str:
    subject = " or ".join(print_subject(subject) for subject in norm.subjects)
    if norm.stand_in and norm.stand_in_if:
        subject += f", or {said(norm.stand_in)} if {print_condition(norm.stand_in_if)},"
    shared = norm.actions[0].limits if len({action.limits for action in norm.actions}) == 1 else ()
    last = len(norm.actions) - 1
    acts = [
        print_action(action, frozenset({"limits"}) if shared and at < last else NOTHING)
        for at, action in enumerate(norm.actions)
    ]
    return _join(subject, norm.strength, " or ".join(acts))


def print_subject(subject: Thing | str) -> str:
    """Return who or what a sentence is about."""
    return print_thing(subject) if isinstance(subject, Thing) else said(subject)


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
            return _join("within", length, "of" if moments else "", " or of ".join(moments))
        case "agreed":
            return "by an agreed date" + (f", at most {length} after {moments[0]}" if limit.duration else "")
        case "every":
            one = limit.duration is not None and limit.duration.count == 1 and limit.duration.low is None
            return _join(
                "every", length.removeprefix("1 ") if one else length, *(f"until {moment}" for moment in moments)
            )
        case "at least before":
            return _join("at least", length, "before", *moments, due)
        case "before" if limit.doing:
            things = _listed(print_thing(thing) for thing in limit.doing_things)
            return _join("before", _form(limit.doing, "ing"), said(limit.doing_to), things)
        case "before":
            return _join("before", *moments, due)
        case kind:
            return kind


def print_extension(extension: Extension, with_party: str = "") -> str:
    """Return by how much a step may take longer."""
    length = print_duration(extension.duration) if extension.duration else ""
    agreement = _join("by agreement", _after("with", said(with_party)))
    match extension.kind:
        case "by up to":
            text = f"by up to {length}"
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


def print_action(action: Action, leave_out: frozenset[str] = NOTHING) -> str:
    """Return an act in its base form ("send the reason to the complainant"); `leave_out` names fields of Action."""
    left = leave_out | {"at once"} if "limits" in leave_out else leave_out
    keep = {name: "" if name in left else text for name, text in _parts(action).items()}
    verb_form = _join("be", _form(action.verb, "participle")) if action.passive else action.verb
    text = _join(verb_form, *(part for name, part in keep.items() if name != "giving"))
    return text.replace(" ,", ",") + keep["giving"]


def _parts(action: Action) -> dict[str, str]:
    """Return the words of each field, in canonical order."""
    things = _listed(print_thing(thing) for thing in action.things)
    clause = len(action.things) == 1 and things.startswith(CLAUSES)
    # "confirm at once that it has arrived": behind the clause, "at once" would belong to it.
    at_once = [limit for limit in action.limits if clause and limit.kind == "at once"]
    limits = [limit for limit in action.limits if limit not in at_once]
    agreeing = action.extension is not None and "agreement" in print_extension(action.extension)
    return {
        "recipient": _join("only" if action.only else "", said(action.recipient)),
        "at once": " ".join(print_limit(limit) for limit in at_once),
        "things": things,
        "to_party": _after("to", " and ".join(said(party) for party in action.to_party)),
        "to_kind": _after(
            "to the",
            action.to_kind
            if action.to_kind.endswith(("procedure", "process"))
            else action.to_kind and f"{action.to_kind} procedure",
        ),
        "to_stage": _after("to", action.to_stage),
        "to_thing": _after("to", print_thing(action.to_thing) if action.to_thing else ""),
        "as_kind": _after("as", _a(action.as_kind)),
        "at_stage": _after("at", action.at_stage),
        "for_things": _after("for", _listed(print_thing(thing) for thing in action.for_things)),
        "with_party": "" if agreeing else _after("with", said(action.with_party)),
        "share": f"to {action.share.percent}%" if action.share else "",
        "by_channel": _after("by", " or by ".join(action.by_channel)),
        "manner": action.manner,
        "extension": print_extension(action.extension, action.with_party if agreeing else "")
        if action.extension
        else "",
        "whether": _after("whether to", print_action(action.whether) if action.whether else ""),
        "whether_fact": _after("whether", print_condition(action.whether_fact) if action.whether_fact else ""),
        "that": _after("that", print_condition(action.that) if action.that else ""),
        "to_do": _after("to", print_action(action.to_do) if action.to_do else ""),
        "limits": " ".join(print_limit(limit) for limit in limits),
        "giving": _giving(action),
    }


def _giving(action: Action) -> str:
    return f", giving {_listed(print_thing(thing) for thing in action.giving)}" if action.giving else ""


def print_condition(condition: Condition) -> str:
    """Return what must hold, without `if` and full stop."""
    if isinstance(condition, Group):
        return f" {condition.joined} ".join(_atom(atom) for atom in condition.items)
    return _atom(condition)


def _atom(atom: Atom) -> str:
    match atom:
        case Fact(name, negated, judge):
            clause = negative(name) if negated else name
            return f"{said(judge)} decides that {clause}" if judge else clause
        case Count(measure, low, high, bound, subject):
            number = f"{low} to {high}" if high is not None else _join(bound, str(low))
            one = number.endswith("1") and (high or low) == 1 and not measure.endswith("ies")
            there = f"{print_subject(subject)} has" if subject else "there is" if one else "there are"
            return _join(there, number, measure.removesuffix("s") if one else measure)
        case Done():
            return _done(atom)


def _done(done: Done) -> str:
    subject = print_subject(done.subject) + (f" and {said(done.also)}" if done.also else "")
    has = "have" if done.also else "has"
    limit = print_limit(done.limit) if done.limit else ""
    return _join(
        subject,
        has,
        "not" if done.negated else "",
        "been" if done.passive else "",
        _form(done.verb, "participle"),
        said(done.recipient),
        print_thing(done.thing) if done.thing else "",
        _after("to", said(done.to_party)),
        limit,
    )


def _form(base: str, form: Literal["past", "participle", "ing"]) -> str:
    """Return a form of a verb: the one it was read in, its row's, or the one that English derives."""
    if isinstance(base, Name):
        return base.said
    found: str = getattr(builtin().verbs.get(base) or verb(base, {}), form)
    return found


def _a(name: str) -> str:
    return name and f"{'an' if name[0] in 'aeiouAEIOU' else 'a'} {name}"


def _listed(texts: Iterable[str]) -> str:
    *first, last = [*texts] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def _after(little: str, text: str) -> str:
    return text and f"{little} {text}"


def _join(*texts: str) -> str:
    return " ".join(text for text in texts if text)
