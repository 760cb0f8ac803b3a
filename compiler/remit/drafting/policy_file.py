"""Answers to the text of a policy file, with remarks that tell its author what to fill in and where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from remit.drafting.answers import Answers, given_to, is_complaint, leads_on
from remit.drafting.sentences import ombudsman_rules, other_rules, own_things, stage_rules
from remit.rulebook import Rulebook
from remit.syntax.quoting import quoted
from remit.vocabulary.statements import meaning_of, meanings

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 ,.()'’&/-]*")
_NOT_WORDS = frozenset({"yes", "no", "y", "n", "true", "false", "on", "off", "null"})
_KEYS = ("any of", "all of", "both", "statement", "assessed", "changed")
"""What a row of a code calls the statements that its check reads."""


def policy_text(answers: Answers, examples: str) -> str:
    """Return the file; `examples` are written at its end as they are."""
    parts = [_head(answers), _calendar(answers), _parties(answers), _feedback(answers)]
    parts += [_reports(), _statements(answers.book), _examples(examples)]
    return "\n".join("\n".join(part) + "\n" for part in map(list, parts))


def word(said: str) -> str:
    """Return words as they stand in a file, in quotes where they could be taken for something else."""
    plain = _PLAIN.fullmatch(said) and said.lower() not in _NOT_WORDS
    return said if plain else quoted(said)


def _head(answers: Answers) -> Iterator[str]:
    yield "language: 1"
    yield _noted("policy: Feedback policy", "fill in: what the council calls it")
    yield f"council: {word(answers.council)}"
    yield f"nation: {answers.nation}"
    yield f"edition: {answers.edition}"
    since = f"{answers.since.day} {answers.since:%B %Y}"
    yield _noted(f"in force: from {since}", "fill in: the day from which these rules count")
    yield _noted("# replaces: 2021-04", "the edition before this one, if it has a file too")
    if answers.book is not None:
        yield "# Take the # away if the council follows the code; `remit check` then holds the policy against it."
        yield f"# follows: {answers.book.title}"
    yield _noted("# source: Feedback policy", "fill in: the page that this file is written from,")
    yield _noted("# link: https://www.example.gov.uk/feedback", "its address,")
    yield _noted("# seen: January 2027", "and when you read it")


def _calendar(answers: Answers) -> Iterator[str]:
    yield "calendar:"
    yield f"  working days: Monday to Friday except bank holidays in {answers.nation}"
    yield _noted('  assumed: "yes"', "take this line away if your policy itself says which days these are")
    yield _noted("  # day ends: 17:00", "what comes later counts as received on the next working day")
    yield _noted("  # closures: [24 December to 1 January]", "other days on which the council is closed")


def _noted(line: str, remark: str) -> str:
    """Return a line with a remark behind it, the remarks below each other."""
    return f"{line:<44}  # {remark}"


def _parties(answers: Answers) -> Iterator[str]:
    yield _noted("parties:", "fill in: who these people are at your council")
    yield "  officer: an officer of the service that the feedback is about"
    if _staged(answers) and len(answers.stages) > 1:
        yield "  senior officer: an officer more senior than the one who answered before"
    if _staged(answers) and (things := own_things(answers)):
        yield ""
        yield "# What rules name and the language does not know itself; Remit's docs/reference.md lists what it knows."
        yield "things:"
        yield from (f"  - {name}" for name in things)


def _staged(answers: Answers) -> bool:
    return any(map(is_complaint, answers.kinds))


def _feedback(answers: Answers) -> Iterator[str]:
    yield "# One rule is one sentence; Remit's docs/language.md shows what can be said. Behind it may stand in brackets"
    yield "# where your page says it: `- The officer must respond within 10 working days of receipt. [step 3]`"
    yield "feedback:"
    for number, kind in enumerate(answers.kinds):
        yield from [""] if number else []
        yield f"  {word(kind)}:"
        if is_complaint(kind):
            yield from _complaint(answers)
        elif leads_on(kind):
            yield "    stages:"
            yield from _stage("1", other_rules(kind))
            yield from _ombudsman(answers, ["The complainant may escalate."])
        else:
            yield "    # A rule may say by when: `- The council must respond within 20 working days of receipt.`"
            yield "    rules:"
            yield from _rules(other_rules(kind), 6)


def _complaint(answers: Answers) -> Iterator[str]:
    yield _noted("    not for this procedure:", "fill in: what is turned away, and where it goes instead")
    for given in given_to(answers.book, "time-to-complain") if answers.book else ():
        yield "      - what: an issue that is too old"
        aware = f" or of the {given['aware'][0]}" if "aware" in given else ""
        yield f"        later than: {given['at least']} of the issue{aware}"
        yield "        unless: there is a good reason for the delay"
        yield "        tell: the reason and the right to ask the Ombudsman"
    yield "      - what: a matter that has an appeal or a tribunal of its own"
    yield "        go to: that appeal or tribunal"
    yield "        tell: the reason and the right to ask the Ombudsman"
    yield "    stages:"
    for number in range(1, len(answers.stages) + 1):
        yield from _stage(str(number), stage_rules(answers, number))
    yield from _ombudsman(answers, ombudsman_rules(answers))


def _ombudsman(answers: Answers, rules: list[str]) -> Iterator[str]:
    yield from _stage("Ombudsman", rules, answers.ombudsman)


def _stage(label: str, rules: Iterable[str], run_by: str = "") -> Iterator[str]:
    yield f"      - stage: {label}"
    if run_by:
        yield f"        run by: {word(run_by)}"
    else:
        name = "Frontline resolution" if label == "1" else "Review"
        yield _noted(f"        # name: {name}", "what the council calls this stage")
    yield "        rules:"
    yield from _rules(rules, 10)


def _rules(rules: Iterable[str], indent: int) -> Iterator[str]:
    yield from (f"{' ' * indent}- {rule}" for rule in rules)


def _reports() -> Iterator[str]:
    yield "# Duties that belong to no case."
    yield "# reports and records:"
    yield "#   - The council must publish the annual report every year."


def _statements(book: Rulebook | None) -> Iterator[str]:
    """Yield the keys that the code looks at, each as a line to fill in."""
    asked = _asked(book) if book is not None else ()
    yield "# What your policy says and is no rule. Write it behind the colon, and take the # in front of the line away,"
    yield "# and the one in front of `statements:`."
    if book is not None:
        yield f"# These are what the {book.title} asks about; Remit's docs/reference.md has more."
    yield "# statements:"
    width = max(map(len, asked or ("representatives",)))
    for key in asked or ("ways to complain", "representatives"):
        yield f"#   {key + ':':<{width + 1}}  # {meaning_of(key)}"


def _asked(book: Rulebook) -> tuple[str, ...]:
    """Return every key of statements that a check of a code reads, in the order of the keys."""
    limbs = (limb for provision in book.provisions for limb in provision.limbs if not limb.advice)
    said = [limb.given[key] for limb in limbs for key in _KEYS if key in limb.given]
    named = {name for names in said for name in ((names,) if isinstance(names, str) else names)}
    return tuple(key for key in meanings() if key in named)


def _examples(examples: str) -> Iterator[str]:
    yield "# Cases with the dates that follow from the rules. `remit test` plays them, and tells you when a change of a"
    yield "# rule changes a date; `remit test --suggest` writes more of them."
    yield examples.rstrip("\n") if examples else "# examples: []"
