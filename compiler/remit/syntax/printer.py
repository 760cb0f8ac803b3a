"""Nodes to words: the one canonical spelling of a sentence, with the author's own articles."""

from __future__ import annotations

from dataclasses import replace

from remit.syntax.clause import (
    Action,
    Atom,
    Condition,
    Count,
    Done,
    Fact,
    Group,
    Norm,
    Outcome,
    Pause,
    Qualification,
    Sentence,
    Statement,
    Thing,
)
from remit.syntax.print_parts import (
    after,
    form,
    join,
    listed,
    print_duration,
    print_extension,
    print_limit,
    print_moment,
    print_thing,
    said,
    with_article,
)
from remit.vocabulary.forms import negative

__all__ = [
    "print_action",
    "print_condition",
    "print_duration",
    "print_extension",
    "print_limit",
    "print_moment",
    "print_sentence",
    "print_statement",
    "print_subject",
    "print_thing",
    "said",
]

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
            return join(said(subject), strength, "be", relation, said(party), "who", form(base, "past"), at)
        case Outcome(case, "is", target):
            return join(said(case), "is", form(target, "participle"))
        case Outcome(case, "becomes", target):
            return f"{said(case)} becomes {with_article(target)}"
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
    return join(subject, norm.strength, " or ".join(acts))


def print_subject(subject: Thing | str) -> str:
    """Return who or what a sentence is about."""
    return print_thing(subject) if isinstance(subject, Thing) else said(subject)


def print_action(action: Action, leave_out: frozenset[str] = NOTHING) -> str:
    """Return an act in its base form ("send the reason to the complainant"); `leave_out` names fields of Action."""
    left = leave_out | {"at once"} if "limits" in leave_out else leave_out
    keep = {name: "" if name in left else text for name, text in _parts(action).items()}
    verb_form = join("be", form(action.verb, "participle")) if action.passive else action.verb
    text = join(verb_form, *(part for name, part in keep.items() if name != "giving"))
    return text.replace(" ,", ",") + keep["giving"]


def _parts(action: Action) -> dict[str, str]:
    """Return the words of each field, in canonical order."""
    things = listed(print_thing(thing) for thing in action.things)
    clause = len(action.things) == 1 and things.startswith(CLAUSES)
    # "confirm at once that it has arrived": behind the clause, "at once" would belong to it.
    at_once = [limit for limit in action.limits if clause and limit.kind == "at once"]
    limits = [limit for limit in action.limits if limit not in at_once]
    agreeing = action.extension is not None and "agreement" in print_extension(action.extension)
    return {
        "recipient": join("only" if action.only else "", said(action.recipient)),
        "at once": " ".join(print_limit(limit) for limit in at_once),
        "things": things,
        "to_party": after("to", " and ".join(said(party) for party in action.to_party)),
        "to_kind": after(
            "to the",
            action.to_kind
            if action.to_kind.endswith(("procedure", "process"))
            else action.to_kind and f"{action.to_kind} procedure",
        ),
        "to_stage": after("to", action.to_stage),
        "to_thing": after("to", print_thing(action.to_thing) if action.to_thing else ""),
        "as_kind": after("as", with_article(action.as_kind)),
        "at_stage": after("at", action.at_stage),
        "for_things": after("for", listed(print_thing(thing) for thing in action.for_things)),
        "with_party": "" if agreeing else after("with", said(action.with_party)),
        "share": f"to {action.share.percent}%" if action.share else "",
        "by_channel": after("by", " or by ".join(action.by_channel)),
        "manner": action.manner,
        "extension": print_extension(action.extension, action.with_party if agreeing else "")
        if action.extension
        else "",
        "whether": after("whether to", print_action(action.whether) if action.whether else ""),
        "whether_fact": after("whether", print_condition(action.whether_fact) if action.whether_fact else ""),
        "that": after("that", print_condition(action.that) if action.that else ""),
        "to_do": after("to", print_action(action.to_do) if action.to_do else ""),
        "limits": " ".join(print_limit(limit) for limit in limits),
        "giving": _giving(action),
    }


def _giving(action: Action) -> str:
    return f", giving {listed(print_thing(thing) for thing in action.giving)}" if action.giving else ""


def print_condition(condition: Condition) -> str:
    """Return what must hold, without `if` and full stop."""
    if isinstance(condition, Group):
        return f" {condition.joined} ".join(map(_joined, condition.items))
    return _atom(condition)


def _joined(condition: Condition) -> str:
    """Return a part of a condition, held together where it has parts of its own."""
    words = print_condition(condition)
    if not isinstance(condition, Group):
        return words
    return f"{'either' if condition.joined == 'or' else 'both'} {words}"


def _atom(atom: Atom) -> str:
    match atom:
        case Fact(name, negated, judge):
            clause = negative(name) if negated else name
            return f"{said(judge)} decides that {clause}" if judge else clause
        case Count(measure, low, high, bound, subject):
            number = f"{low} to {high}" if high is not None else join(bound, str(low))
            one = number.endswith("1") and (high or low) == 1 and not measure.endswith("ies")
            there = f"{print_subject(subject)} has" if subject else "there is" if one else "there are"
            return join(there, number, measure.removesuffix("s") if one else measure)
        case Done():
            return _done(atom)


def _done(done: Done) -> str:
    subject = print_subject(done.subject) + (f" and {said(done.also)}" if done.also else "")
    has = "have" if done.also else "has"
    limit = print_limit(done.limit) if done.limit else ""
    return join(
        subject,
        has,
        "not" if done.negated else "",
        "been" if done.passive else "",
        form(done.verb, "participle"),
        said(done.recipient),
        print_thing(done.thing) if done.thing else "",
        after("to", said(done.to_party)),
        limit,
    )
