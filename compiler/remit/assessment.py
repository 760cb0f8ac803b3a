"""What is found when a policy is held against a code: a verdict on each provision, with what it rests on."""

from __future__ import annotations

from collections import Counter
from dataclasses import field
from datetime import date
from enum import StrEnum

from remit.diagnostic import Dated, Fix
from remit.model.head import Departure
from remit.rulebook import Force, Limb, Provision, Rulebook, Section
from remit.source import Span
from remit.syntax.clause import Sentence
from remit.syntax.printer import print_sentence
from remit.value import value


class Verdict(StrEnum):
    """The answer on one provision."""

    MET = "met"
    NOT_MET = "not met"
    CANNOT_TELL = "cannot tell"
    NOT_APPLICABLE = "not applicable"
    FOR_A_PERSON = "for a person"

    @property
    def rank(self) -> int:
        """Return 0 for the verdict that decides over all others."""
        return _WORST_FIRST.index(self)


_WORST_FIRST = (
    Verdict.NOT_MET,
    Verdict.CANNOT_TELL,
    Verdict.FOR_A_PERSON,
    Verdict.MET,
    Verdict.NOT_APPLICABLE,
)


@value
class Evidence:
    """Words of the policy that a verdict rests on. `rule` is the rule's id or the key of a statement.

    `sentence` is what the words are if they are a rule; `place` is where the page says it, with its `link`.
    """

    rule: str
    words: str
    span: Span
    place: str = ""
    link: str = ""
    sentence: Sentence | None = field(default=None, compare=False)

    @property
    def reads(self) -> str:
        """Return how Remit reads a rule, empty where the words are none."""
        return print_sentence(self.sentence) if self.sentence is not None else ""


@value
class Answer:
    """A verdict with its reason in an author's words.

    `span` are the words that break it, None where there are none; `run` an example on real dates; `assumed` what the
    answer takes for granted; `unless` the assumption under which it would be the better one.
    """

    verdict: Verdict
    why: str
    evidence: tuple[Evidence, ...] = ()
    span: Span | None = None
    run: tuple[Dated, ...] = ()
    assumed: tuple[str, ...] = ()
    unless: str = ""
    help: str = ""
    fix: Fix | None = None
    steps: tuple[str, ...] = ()


@value
class Decided:
    """One limb of a provision with its answer."""

    limb: Limb
    answer: Answer


@value
class Judged:
    """A provision with the answer on each of its limbs. `departure` covers what the code itself asks."""

    provision: Provision
    limbs: tuple[Decided, ...]
    departure: Departure | None = None

    @property
    def verdict(self) -> Verdict:
        """Return the worst verdict of the limbs that are settled."""
        return self.deciding.answer.verdict

    @property
    def deciding(self) -> Decided:
        """Return the limb whose answer decides: of those that are settled the worst, the first of several."""
        settled = [each for each in self.limbs if not each.limb.advice]
        return min(settled, key=lambda each: each.answer.verdict.rank)

    @property
    def departed(self) -> bool:
        """Tell whether a departure covers all that is not met."""
        return self.departure is not None and not any(
            each.limb.beyond_departure and each.answer.verdict is Verdict.NOT_MET for each in self.limbs
        )


@value
class Text:
    """From what an assessment was made: whose policy, which edition, the page, and when it was seen."""

    path: str
    council: str
    policy: str
    edition: str
    in_force: str
    source: str
    link: str
    seen: str
    follows: str


@value
class Left:
    """A kind of feedback that an assessment does not judge, and the title of the code that does; empty if none does."""

    kind: str
    code: str


@value
class Row:
    """A row of the form: "Yes" if all that it asks is met, "No" if not, else empty. A `may` asks nothing."""

    section: Section
    answer: str
    judged: tuple[Judged, ...]


@value
class Assessment:
    """A policy held against a code. `as_of` is the day by which departures and reports were looked at, if any.

    `departures` says whether those that the policy declares were counted. `lane` are the kinds of feedback that the
    code judges here, `left` the policy's others.
    """

    text: Text
    rulebook: Rulebook
    judged: tuple[Judged, ...]
    as_of: date | None = None
    departures: bool = True
    lane: tuple[str, ...] = ()
    left: tuple[Left, ...] = ()

    @property
    def applies(self) -> bool:
        """Tell whether the code asks anything of the policy."""
        return any(each.verdict is not Verdict.NOT_APPLICABLE for each in self.judged)

    def of(self, provision: str) -> Judged:
        """Return the judgement on a provision by its id or number; raises KeyError if there is none."""
        found = self.rulebook.provision(provision)
        for each in self.judged:
            if found is not None and each.provision.id == found.id:
                return each
        raise KeyError(provision)

    def counts(self) -> Counter[Verdict]:
        """Return how many provisions have each verdict."""
        return Counter(each.verdict for each in self.judged)

    def form(self) -> tuple[Row, ...]:
        """Return the rows of the form, rolled up from the provisions under each.

        A provision that only says `may` stands in its row and weighs nothing in the answer: no code is broken by what
        a council is free to do.
        """
        return tuple(self._row(section) for section in self.rulebook.sections)

    def _row(self, section: Section) -> Row:
        under = tuple(self.of(name) for name in section.provisions)
        verdicts = {each.verdict for each in under if each.provision.force is not Force.MAY}
        if Verdict.NOT_MET in verdicts:
            answer = "No"
        else:
            answer = "Yes" if verdicts <= {Verdict.MET, Verdict.NOT_APPLICABLE} and Verdict.MET in verdicts else ""
        return Row(section, answer, under)


@value
class Line:
    """What a report needs of one judgement once its policy is out of memory."""

    id: str
    code: str
    title: str
    verdict: Verdict
    departed: bool


@value
class Summary:
    """What a report needs of one assessment once its policy is out of memory."""

    path: str
    code: str
    title: str
    lines: tuple[Line, ...]


def summary_of(assessment: Assessment) -> Summary:
    """Return the short form of an assessment."""
    book = assessment.rulebook
    lines = tuple(
        Line(each.provision.id, book.code_of(each.provision), each.provision.title, each.verdict, each.departed)
        for each in assessment.judged
    )
    return Summary(assessment.text.path, book.id, book.title, lines)
