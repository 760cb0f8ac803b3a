"""A row of the form to its commentary: what breaks, what is open, what holds, each with the words that decide it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from remit.assessment import Answer, Assessment, Decided, Evidence, Judged, Row, Verdict
from remit.rulebook import Force
from remit.targets.assessment import _words
from remit.value import value
from remit.vocabulary.pages import PageWords

ORDER = (Verdict.NOT_MET, Verdict.CANNOT_TELL, Verdict.FOR_A_PERSON, Verdict.MET, Verdict.NOT_APPLICABLE)
"""In which verdicts are told: what breaks a row first."""
QUOTES = 5
"""How many quotations of one provision stand in the form."""
MARKS = {"*": "assess mark unread", "†": "assess mark may"}
"""What stands behind the number of a provision, with the label that says what it means."""


@value
class Item:
    """What is said of one provision, or of several of which the same is said.

    `quotes` are the words that decide it and were not quoted above in the row; those that were stand at `quoted_at`.
    """

    provisions: tuple[Judged, ...]
    limbs: tuple[Decided, ...]
    quotes: tuple[Evidence, ...]
    quoted_at: tuple[Judged, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """Return why, a sentence each, with the assumption under which the answer would be better."""
        answers = (each.answer for each in self.limbs)
        told = (f"{each.why} ({each.unless})" if each.unless else each.why for each in answers)
        return tuple(dict.fromkeys(map(_words.sentence, told)))

    def remarks(self, words: PageWords) -> tuple[str, ...]:
        """Return what stands below the quotations, a sentence each: examples, assumptions, weight, departure."""
        judged = self.provisions[0]
        say = words.say
        told = (_words.example_of(each, words) for each in self.limbs)
        examples = (f"{say('assess for example', told=each)}." for each in told if each)
        assumed = "; ".join(dict.fromkeys(_words.said(each) for limb in self.limbs for each in limb.answer.assumed))
        all_told = (
            *examples,
            f"{say('assess granted', told=assumed)}." if assumed else "",
            say("assess weightless") if weightless(judged) else "",
            _words.departure_of(judged, words) if judged.verdict is Verdict.NOT_MET else "",
        )
        return tuple(each for each in dict.fromkeys(all_told) if each)

    @property
    def shown(self) -> tuple[Evidence, ...]:
        """Return the quotations that stand in the form itself, where all of them stand elsewhere in the document."""
        return self.quotes[:QUOTES]

    @property
    def more(self) -> int:
        """Return how many quotations the form leaves to the rest of the document."""
        return len(self.quotes) - len(self.shown)


@value
class Group:
    """The provisions of a row with one verdict."""

    verdict: Verdict
    items: tuple[Item, ...]

    def heading(self, words: PageWords) -> str:
        """Return what stands above them."""
        return words.say(f"assess heading {self.verdict}")


def commentary(row: Row) -> tuple[Group, ...]:
    """Return what is said of a row, what breaks it first."""
    quoted: dict[tuple[str, str], Judged] = {}
    groups = []
    for verdict in ORDER:
        items = tuple(_items([each for each in row.judged if each.verdict is verdict], quoted))
        if items:
            groups.append(Group(verdict, items))
    return tuple(groups)


@value
class Brief:
    """How many rows of the form have an answer, of how many; `named` are the places of those that are told by name."""

    answer: str
    count: int
    total: int
    named: tuple[int, ...]

    def label(self, words: PageWords) -> str:
        """Return the count: "No: 4 of 10 rows"."""
        answer, number, total = _words.answer_of(self.answer, words), str(self.count), str(self.total)
        return words.say("assess count", answer=answer, number=number, total=total)


def in_brief(rows: tuple[Row, ...]) -> tuple[Brief, ...]:
    """Return how many rows have each answer; those that are No are named."""
    briefs = []
    for answer in ("Yes", "No", ""):
        found = tuple(at for at, row in enumerate(rows) if row.answer == answer)
        named = found if answer == "No" else ()
        briefs.append(Brief(answer, len(found), len(rows), named))
    return tuple(briefs)


def sections(assessment: Assessment, words: PageWords) -> Iterator[tuple[str, tuple[Judged, ...]]]:
    """Yield the sections of the form with their provisions, each provision once, and last those that are in none."""
    told: set[str] = set()
    for row in assessment.form():
        under = tuple(each for each in row.judged if each.provision.id not in told)
        told |= {each.provision.id for each in under}
        if under:
            yield row.section.section, under
    rest = tuple(each for each in assessment.judged if each.provision.id not in told)
    if rest:
        yield words.say("assess in no row"), rest


def weightless(judged: Judged) -> bool:
    """Tell whether a verdict would speak against a row, were it not that its provision only says `may`."""
    return judged.provision.force is Force.MAY and judged.verdict not in (Verdict.MET, Verdict.NOT_APPLICABLE)


def tally(row: Row, words: PageWords) -> str:
    """Return the provisions of a row by their verdicts, as numbers with their marks."""
    numbers = []
    for verdict in ORDER:
        named = ", ".join(_marked(each) for each in row.judged if each.verdict is verdict)
        if named:
            numbers.append(f"{_words.verdict_of(verdict, words).capitalize()}: {named}.")
    return " ".join(numbers)


def _marked(judged: Judged) -> str:
    unread = "" if judged.provision.confidence.read else "*"
    return f"{judged.provision.number}{unread}{'†' if weightless(judged) else ''}"


def _items(under: Sequence[Judged], quoted: dict[tuple[str, str], Judged]) -> Iterator[Item]:
    """Yield an item a provision; what quotes nothing and says the same as another is told together with it."""
    alike: dict[tuple[str, ...], list[Judged]] = {}
    for judged in under:
        key = _alike(judged)
        alike.setdefault(key, []).append(judged)
    for several in alike.values():
        limbs = _deciding(several[0])
        new: dict[tuple[str, str], Evidence] = {}
        before: dict[str, Judged] = {}
        for evidence in (each for decided in limbs for each in decided.answer.evidence):
            key = (evidence.rule, evidence.words)
            if key in quoted:
                before.setdefault(quoted[key].provision.id, quoted[key])
            else:
                new.setdefault(key, evidence)
        quoted |= dict.fromkeys(new, several[0])
        yield Item(tuple(several), limbs, tuple(new.values()), tuple(before.values()))


def _deciding(judged: Judged) -> tuple[Decided, ...]:
    """Return the limbs that make the verdict what it is; advice is not among them."""
    return tuple(each for each in judged.limbs if not each.limb.advice and each.answer.verdict is judged.verdict)


def _alike(judged: Judged) -> tuple[str, ...]:
    """Return by what provisions are told together: their reasons, where nothing is quoted or departed from."""
    limbs = _deciding(judged)
    if judged.departure or any(each.answer.evidence or each.answer.run for each in limbs):
        return (judged.provision.id,)
    told = (judged.provision.force, *(words for each in limbs for words in _said(each.answer)))
    return ("", *told)


def _said(answer: Answer) -> Iterator[str]:
    yield from (answer.why, answer.unless, *answer.assumed)
