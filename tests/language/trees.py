"""Sentences by the thousand: trees of every shape that the language has, as Hypothesis strategies."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal

from hypothesis import strategies as st

from remit.syntax.clause import (
    Action,
    Condition,
    Count,
    Done,
    Duration,
    EventRef,
    Extension,
    Fact,
    Group,
    Limit,
    Norm,
    Outcome,
    Pause,
    Qualification,
    Sentence,
    Share,
    Statement,
    Strength,
    Thing,
    When,
)
from remit.vocabulary import builtin

PARTIES = ("the officer", "the council", "the complainant", "the head of service", "the Ombudsman", "somebody")
EVENTS = (
    "acknowledgement",
    "response",
    "receipt",
    "escalation",
    "decision",
    "committee meeting",
    "request for stage 1",
)
STAGES = ("", "stage 1", "stage 2", "the informal stage", "the final stage")
ITEMS = ("the reason", "the new date", "any remedy", "how to escalate", "the Ombudsman's details", "information")
CASES = ("the complaint", "the feedback", "it", "the petition")
KINDS = ("complaint", "representation", "service request", "adult social care procedure", "new complaint")
FACTS = (
    "the complaint is complex",
    "a response is requested",
    "the matter is before a court",
    "the key officer is absent",
)
CHANNELS = ("letter", "email", "online form")
MANNERS = ("in writing", "as early as possible", "in the same way as the complaint was made")
UNITS = ("hour", "day", "calendar day", "working day", "week", "month", "calendar month", "year")
# The acts of an extension have an extension; those that tell somebody something may name the one who is told first.
VERBS = tuple(sorted(base for base, verb in builtin().verbs.items() if not verb.extends and not verb.to))

STRENGTHS: tuple[Strength, ...] = ("must", "must not", "may", "should", "aims to")
Bounds = Literal["", "at least", "at most", "more than", "fewer than"]
JOINED: tuple[Literal["and", "or"], ...] = ("and", "or")
BOUNDS: tuple[Bounds, ...] = ("", "at least", "at most", "more than", "fewer than")

pick = st.sampled_from
parties = pick(PARTIES)
durations = st.builds(
    lambda count, unit, low: Duration(count + (low or 0), unit, low),
    st.integers(1, 400),
    pick(UNITS),
    st.none() | st.integers(1, 40),
)
events = st.builds(EventRef, pick(EVENTS), pick(STAGES))
moments = events | st.builds(
    EventRef,
    pick(("acknowledgement", "response")),
    pick(STAGES),
    pick((True,)),
    pick(("", "the officer", "the complainant")),
)
things = (
    st.builds(lambda name: Thing("item", name), pick(ITEMS))
    | st.builds(lambda event: Thing("event", event.event, event), events)
    | st.builds(lambda name: Thing("case", name), pick(CASES))
    | st.just(Thing("quote", "what the council will do next"))
)
lists = st.lists(things, min_size=1, max_size=3, unique_by=lambda thing: (thing.name, thing.event)).map(tuple)
within = st.builds(lambda d, e: Limit("within", d, tuple(e)), durations, st.lists(moments, max_size=2))
picked = st.builds(
    lambda p, d, e, d2, e2: Limit("within", d, (e,), p, d2, e2),
    pick(("later", "earlier")),
    durations,
    moments,
    durations,
    moments,
)
befores = st.builds(lambda e, due: Limit("before", None, (e,), due=due), events, st.booleans())
limits = (
    within
    | picked
    | befores
    | st.just(Limit("agreed"))
    | st.builds(lambda d, e: Limit("agreed", d, (e,)), durations, moments)
    | pick((Limit("at once"), Limit("at any time")))
    | st.builds(lambda d, e: Limit("every", d, tuple(e)), durations, st.lists(moments, max_size=1))
    | st.builds(lambda d, e, due: Limit("at least before", d, (e,), due=due), durations, events, st.booleans())
    | st.builds(lambda v, t: Limit("before", doing=v, doing_things=t), pick(VERBS), st.just(()) | lists)
)
extensions = st.builds(
    lambda kind, d, longer, once, agreed, total: Extension(
        kind,
        d if kind in ("by up to", "in total") else None,
        longer if kind in ("by up to", "in total") else "",
        once,
        agreed,
        total if kind == "by up to" else None,
    ),
    pick(("by up to", "in total", "no limit")),
    durations,
    pick(("", "with good reason", "by agreement")),
    st.booleans(),
    st.booleans(),
    st.none() | durations,
) | st.builds(Extension, pick(("by agreement", "unsaid")), once=st.booleans())
inner = st.builds(Action, pick(VERBS), recipient=pick(("", *PARTIES)), things=st.just(()) | lists)
facts = st.builds(Fact, pick(FACTS), st.booleans())


@st.composite
def actions(draw: st.DrawFn) -> Action:
    """Return an act with some of the parts that an act may have."""
    some: dict[str, Any] = {
        "recipient": parties,
        "things": lists,
        "whether": inner,
        "whether_fact": facts,
        "that": facts,
        "to_do": inner,
        "to_party": st.lists(parties, min_size=1, max_size=2).map(tuple),
        "to_kind": pick(KINDS),
        "to_stage": pick(STAGES[1:]),
        "to_thing": things,
        "as_kind": pick(KINDS),
        "at_stage": pick(STAGES[1:]),
        "for_things": lists,
        "with_party": parties,
        "share": st.builds(Share, st.integers(1, 100)),
        "by_channel": st.lists(pick(CHANNELS), min_size=1, max_size=2, unique=True).map(tuple),
        "manner": pick(MANNERS),
        "limits": st.lists(limits, min_size=1, max_size=2).map(tuple),
        "giving": lists,
    }
    names = draw(st.lists(pick(sorted(some)), max_size=4, unique=True))
    # What stands behind "whether to accept" or "to accept" belongs to that inner act, so there is one of these.
    asked = [name for name in names if name in ("whether", "whether_fact", "that", "to_do")]
    names = [name for name in names if name not in asked[1:]]
    fields = {name: draw(some[name]) for name in names}
    if "recipient" in fields:
        fields["only"] = draw(st.booleans())
    if draw(st.integers(0, 5)) == 0:
        return Action("extend", **{**fields, "extension": draw(extensions)})
    return Action(draw(pick(VERBS)), **fields)


@st.composite
def norms(draw: st.DrawFn) -> Norm:
    """Return a duty, a permission or a prohibition; a time that follows "or" holds for both acts."""
    strength = draw(pick(STRENGTHS))
    acts = draw(st.lists(actions(), min_size=1, max_size=2))
    if len(acts) == 2 and acts[1].limits and not acts[0].limits:
        acts[0] = replace(acts[0], limits=acts[1].limits)
    kind = draw(st.integers(0, 3))
    if kind == 0:
        subject = draw(
            events.map(lambda event: Thing("event", event.event, event)) | pick(CASES).map(lambda c: Thing("case", c))
        )
        return Norm((subject,), strength, tuple(acts))
    subjects = tuple(draw(st.lists(parties, min_size=1, max_size=2)))
    if kind == 1:
        return Norm(subjects, strength, tuple(acts), draw(parties), draw(conditions()))
    return Norm(subjects, strength, tuple(acts))


@st.composite
def conditions(draw: st.DrawFn) -> Condition:
    """Return one fact, count or act, or several joined by one word, the last of them by the other."""
    atoms = tuple(draw(st.lists(_atoms(), min_size=1, max_size=5)))
    joined = draw(pick(JOINED))
    if len(atoms) < 4:
        return atoms[0] if len(atoms) == 1 else Group(joined, atoms)
    held = atoms[-2:] if joined == "or" else atoms[-draw(st.integers(2, 3)) :]
    inner = Group("and" if joined == "or" else "or", held)
    return Group(joined, (*atoms[: len(atoms) - len(held)], inner))


@st.composite
def _atoms(draw: st.DrawFn) -> Fact | Count | Done:
    kind = draw(st.integers(0, 2))
    if kind == 0:
        return Fact(draw(pick(FACTS)), draw(st.booleans()), draw(pick(("", *PARTIES))))
    if kind == 1:
        bound = draw(pick(BOUNDS))
        high = None if bound else draw(st.none() | st.integers(50, 99))
        return Count("issues", draw(st.integers(1, 49)), high, bound, draw(pick(("", "the council"))))
    limit = draw(st.none() | within | picked | befores | st.just(Limit("in time")))
    return Done(
        draw(parties),
        draw(pick(VERBS)),
        draw(st.booleans()),
        draw(pick(("", "the complainant"))),
        draw(pick(("", "the officer"))),
        draw(st.none() | things),
        draw(pick(("", "the council"))),
        limit,
        draw(st.booleans()),
    )


qualifications = st.builds(
    Qualification,
    parties,
    pick(("must", "must not")),
    st.lists(pick(("more senior than", "independent of")), max_size=2, unique=True).map(tuple),
    parties,
    pick(VERBS),
    pick(STAGES),
)
outcomes = (
    st.builds(Outcome, pick(CASES), st.just("is"), pick(VERBS))
    | st.builds(Outcome, pick(CASES), st.just("goes to"), pick(STAGES[1:]))
    | st.builds(Outcome, pick(CASES), st.just("becomes"), pick(KINDS))
    | st.builds(Outcome, pick(CASES), st.just("leaves running"), pick(CASES))
)
pauses = st.builds(Pause, moments, moments) | st.builds(lambda e, p: Pause(e, None, p), events, parties)
statements: st.SearchStrategy[Statement] = norms() | qualifications | outcomes | pauses


@st.composite
def trees(draw: st.DrawFn) -> Sentence:
    """Return a whole rule."""
    when = draw(st.none() | st.builds(When, pick(("if", "unless", "only if")), conditions()))
    tail = draw(st.integers(0, 3))
    return Sentence(
        draw(statements),
        when,
        draw(limits) if tail == 1 else None,
        draw(statements) if tail == 2 else None,
    )
