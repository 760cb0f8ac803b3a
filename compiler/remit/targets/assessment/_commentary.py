"""A row of the form to its commentary: what breaks, what is open, what holds, each with the words that decide it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from remit.assessment import Assessment, Decided, Evidence, Judged, Row, Verdict
from remit.targets.assessment import _words
from remit.value import value

HEADINGS = {
    Verdict.NOT_MET: "Not met",
    Verdict.CANNOT_TELL: "Open: the policy does not settle it",
    Verdict.FOR_A_PERSON: "Open: for a person to answer",
    Verdict.MET: "Met",
    Verdict.NOT_APPLICABLE: "Asks nothing of this policy",
}

UNREAD_MARK = "* The words of this provision were not seen in full."


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

    @property
    def examples(self) -> tuple[str, ...]:
        """Return the examples on real dates, a line each."""
        return tuple(dict.fromkeys(told for each in self.limbs if (told := _words.example_of(each))))

    @property
    def departure(self) -> str:
        """Return the departure that is declared from what is not met."""
        judged = self.provisions[0]
        return _words.departure_of(judged) if judged.verdict is Verdict.NOT_MET else ""


@value
class Group:
    """The provisions of a row with one verdict."""

    verdict: Verdict
    items: tuple[Item, ...]

    @property
    def heading(self) -> str:
        """Return what stands above them."""
        return HEADINGS[self.verdict]


def commentary(row: Row) -> tuple[Group, ...]:
    """Return what is said of a row, what breaks it first."""
    quoted: dict[tuple[str, str], Judged] = {}
    groups = []
    for verdict in HEADINGS:
        items = tuple(_items([each for each in row.judged if each.verdict is verdict], quoted))
        if items:
            groups.append(Group(verdict, items))
    return tuple(groups)


def sections(assessment: Assessment) -> Iterator[tuple[str, tuple[Judged, ...]]]:
    """Yield the sections of the form with their provisions, each provision once, and last those that are in none."""
    told: set[str] = set()
    for row in assessment.form():
        under = tuple(each for each in row.judged if each.provision.id not in told)
        told |= {each.provision.id for each in under}
        if under:
            yield row.section.section, under
    rest = tuple(each for each in assessment.judged if each.provision.id not in told)
    if rest:
        yield "In no row of the form", rest


def tally(row: Row) -> str:
    """Return the provisions of a row by their verdicts, as numbers; what was not seen in full has a mark."""
    numbers = []
    for verdict in HEADINGS:
        under = [each.provision for each in row.judged if each.verdict is verdict]
        named = ", ".join(f"{each.number}{'' if each.confidence.read else '*'}" for each in under)
        if named:
            numbers.append(f"{str(verdict).capitalize()}: {named}.")
    return " ".join(numbers)


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
    return ("", *(each.answer.why for each in limbs))
