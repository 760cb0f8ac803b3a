"""The vocabulary to tables: what each word does to a case, with the words that mean the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from remit.reference.data import code, listed, of_vocabulary, section, table
from remit.vocabulary import builtin
from remit.vocabulary.forms import Verb
from remit.vocabulary.statements import meanings

_ROLES = {
    "step": ("Verbs that move a case on", "They are the steps of a stage, in the order of its rules."),
    "decision": ("Verbs that decide", "They are steps with two ways out."),
    "way in": ("Verbs that open a stage", "The act that stands first in a stage leads there."),
    "side": ("Verbs beside the steps", "They go on beside the case and move it nowhere."),
    "ends": ("Verbs that end a case", "They end it, or hand it to somebody else."),
}
_FLAGS = {
    "communication": "is sent and, later, received",
    "attaches": "belongs to the step whose event it names",
    "extends": "gives a step more time",
    "names_stage": "its stage is where it leads",
    "to": "who is told may stand first",
    "carries": "makes the event that it names",
}
_SIDES = {
    "complainant": "the complainant's side: pages say *You*",
    "council": "the council's side: pages say *We*",
    "ombudsman": "the Ombudsman",
    "other": "somebody else",
}


def sections() -> Iterator[str]:
    """Yield the part of the page about words."""
    yield section(2, "Words", "A policy may use all of these, and declares its own beside them.\n")
    yield _spellings()
    yield _units()
    for role, (title, says) in _ROLES.items():
        yield section(3, title, says + "\n", _verbs(verb for verb in builtin().verbs.values() if verb.role == role))
    yield _events()
    yield _parties()
    yield from _nouns()
    yield _refused()
    yield _statements()


def _spellings() -> str:
    rows = [(code(first), listed(rest)) for first, *rest in of_vocabulary("words").values()]
    return section(3, "Little words", table(("word", "also written"), rows))


def _units() -> str:
    units, numbers = of_vocabulary("units")["units"], of_vocabulary("units")["numbers"]
    says = {"day": "may be working days or calendar days: `check` asks which"}
    rows = [(code(unit), listed(spelt), says.get(unit, "")) for unit, spelt in units.items()]
    words = f"Numbers may be written as words: {listed(numbers)}.\n"
    return section(3, "Units and numbers", table(("unit", "written", ""), rows), words)


def _verbs(verbs: Iterable[Verb]) -> str:
    rows = [
        (
            code(verb.base),
            code(verb.noun) if verb.noun else "",
            verb.title,
            verb.title_you,
            verb.question,
            "; ".join(says for flag, says in _FLAGS.items() if getattr(verb, flag)),
        )
        for verb in verbs
    ]
    return table(("verb", "event", "pages say of the council", "and of you", "question", ""), rows)


def _events() -> str:
    own, of_verbs = of_vocabulary("nouns")["events"], of_vocabulary("nouns")["events of verbs"]
    rows = [(code(name), f"the event of {code(verb)}") for name, verb in of_verbs.items()]
    says = f"The events of the verbs above, and these of no verb: {listed(own)}. Some events have another name too:\n"
    return section(3, "Events", says, table(("event", "is"), rows))


def _parties() -> str:
    rows = [(_SIDES[side], listed(names)) for side, names in of_vocabulary("nouns")["parties"].items()]
    return section(3, "Who acts", table(("side", "names"), rows))


def _nouns() -> Iterator[str]:
    nouns = of_vocabulary("nouns")
    yield section(
        3,
        "Kinds of feedback",
        f"{listed(nouns['kinds'])}; a policy may have others. Each is also a word for the feedback itself, as are "
        f"{listed(nouns['cases'])}.\n",
    )
    yield section(3, "Things that are told or handed over", f"{listed(nouns['things'])}.\n")
    facts = [*nouns["facts"], *(f"the complaint came {way}" for way in nouns["channels as they come"])]
    same = table(
        ("fact", "is read as"), [(code(said), code(fact)) for said, fact in nouns["facts said differently"].items()]
    )
    yield section(3, "Facts", f"{listed(facts)}, and that any feedback `came by` a channel.\n", same)
    for title, key in (
        ("Channels", "channels"),
        ("Manners", "manners"),
        ("What can be counted", "measures"),
        ("How people stand to each other", "relations"),
        ("When an extension may be longer", "longer"),
        ("Names of stages", "stages"),
    ):
        yield section(3, title, f"{listed(nouns[key])}.\n")


def _refused() -> str:
    rows = [
        (code(word), row["says"].replace("{word}", word), row["cure"].replace("{word}", word))
        for word, row in of_vocabulary("refused").items()
    ]
    return section(3, "Words that are refused", table(("word", "because", "instead"), rows))


def _statements() -> str:
    rows = [(code(key), means) for key, means in meanings().items()]
    return section(3, "Statements", "What may stand under `statements:`.\n", table(("key", "what it says"), rows))
