"""The forms of an English verb and of a fact, by rule. Knows spelling, nothing of policies."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal

from remit.value import value

Role = Literal["step", "decision", "way in", "side", "ends"]
FLAGS = ("communication", "attaches", "extends", "names stage", "to", "carries")
VOWELS = "aeiou"


@value
class Verb:
    """A verb's forms and what an act of it does to a case (the columns are explained in verbs.yaml)."""

    base: str
    present: str
    past: str
    participle: str
    ing: str
    noun: str
    role: Role
    communication: bool = False
    attaches: bool = False
    extends: bool = False
    names_stage: bool = False
    to: bool = False
    carries: bool = False
    title: str = ""
    title_you: str = ""
    question: str = ""

    @property
    def forms(self) -> tuple[tuple[str, str], ...]:
        """Return each form with the class by which the grammar knows it."""
        return (
            ("VERB", self.base),
            ("VERB_S", self.present),
            ("VERB_ED", self.participle),
            ("VERB_PAST", self.past),
            ("VERB_ING", self.ing),
        )


def verb(base: str, row: Mapping[str, Any]) -> Verb:
    """Return the verb that a row describes; forms that it leaves out are derived."""
    past = str(row.get("past", "")) or _each(base, _past)
    return Verb(
        base,
        present=str(row.get("present", "")) or _each(base, _present),
        past=past,
        participle=str(row.get("participle", "")) or past,
        ing=str(row.get("ing", "")) or _each(base, _ing),
        noun=str(row.get("noun", "")),
        role=row.get("role", "side"),
        communication=bool(row.get("communication")),
        attaches=bool(row.get("attaches")),
        extends=bool(row.get("extends")),
        names_stage=bool(row.get("names stage")),
        to=bool(row.get("to")),
        carries=bool(row.get("carries")),
        title=str(row.get("title", "")),
        title_you=str(row.get("title_you", "")),
        question=str(row.get("question", "")),
    )


def negative(fact: str) -> str:
    """Return a clause with its verb denied, or nothing where English gives no safe way to do so."""
    if denied := _DENIED.search(fact):
        return f"{fact[: denied.start()]}{_each(denied[2], _present) if denied[2] else denied[1]}{fact[denied.end() :]}"
    for pattern, denied_by in _NEGATIVES:
        found, count = re.subn(pattern, denied_by, fact, count=1)
        if count:
            return found
    plain = _PLAIN.match(fact)
    return f"{plain[1]} does not {_base(plain[2])}{fact[plain.end() :]}" if plain else ""


_DENIED = re.compile(r"\b(?:(is|are|was|were|has|have|could|can) not|does not (\w+))\b")
_NEGATIVES = (
    (r"^there (is|are) (?:an? |any )?(?!no )", r"there \1 no "),
    (r"\b(is|are|was|were|has|have|could|can) (?!not\b)", r"\1 not "),
    (r"\bcame ", "did not come "),
)
# "the complaint names …": somebody or something of one to three words, then the first word with the -s of a verb.
_PLAIN = re.compile(
    r"((?:(?:the|an?|any|this)(?: (?!\w*(?<!s)s\b)[\w-]+){1,3}|it|somebody)) (?!\w*(?:ss|us|is)\b)(\w{2,}s)\b",
    re.IGNORECASE,
)


_NO_ADVERBS = frozenset({"ally", "apply", "comply", "fly", "imply", "multiply", "rely", "reply", "supply"})


def _each(base: str, inflect: Any) -> str:
    """Inflect the verb of each part in "acknowledge and log", "take forward", "finally decide"."""
    parts = []
    for part in base.split(" and "):
        words = part.split(" ")
        verb = int(len(words) > 1 and words[0].endswith("ly") and words[0] not in _NO_ADVERBS)
        parts.append(" ".join(inflect(word) if at == verb else word for at, word in enumerate(words)))
    return " and ".join(parts)


def _present(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        return word + "es"
    if word.endswith("y") and word[-2] not in VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _base(present: str) -> str:
    """Return the verb whose form with -s is given: names, name; tries, try; reaches, reach."""
    if present.endswith("ies") and len(present) > len("ties"):
        return present[:-3] + "y"
    if present.endswith(("sses", "xes", "ches", "shes", "zzes", "oes")):
        return present[:-2]
    return present[:-1]


def _past(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2] not in VOWELS:
        return word[:-1] + "ied"
    return (_doubled(word) or word) + "ed"


def _ing(word: str) -> str:
    if word.endswith("e") and not word.endswith("ee"):
        return word[:-1] + "ing"
    return (_doubled(word) or word) + "ing"


def _doubled(word: str) -> str:
    """Double the last letter of a short word: log, logged. Longer ones say their forms in the row."""
    short = len(word) <= 4 and sum(letter in VOWELS for letter in word) == 1
    if short and word[-1] not in VOWELS + "wxy" and word[-2] in VOWELS:
        return word + word[-1]
    return ""
