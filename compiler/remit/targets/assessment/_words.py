"""The words that every format shares: names of provisions, quotations, places, moments. Knows no markup."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from remit.assessment import Assessment, Decided, Evidence, Judged, Text, Verdict
from remit.diagnostic import Dated
from remit.markup import one_line, web_link
from remit.rulebook import Provision, Rulebook
from remit.vocabulary.statements import meanings

NOTICE = (
    "This is a draft, not the council's own assessment. A program, Remit, made it from a policy file, which says in "
    "plain sentences what the council's page says; it does not know what the council does beyond that."
)
TO_BE_COMPLETED = "To be completed"
"""What stands for an answer that the policy leaves open, wherever people read it."""
COLUMNS = ("Code section", "Action", "Do we follow the Code: Yes/No", "Explanations and commentary")
MEANS = {
    Verdict.MET: "the policy says what the provision asks, on every run that its rules allow",
    Verdict.NOT_MET: "the policy says or allows something other than the provision asks",
    Verdict.CANNOT_TELL: "the policy does not say enough",
    Verdict.FOR_A_PERSON: "no words of a policy can decide it; somebody has to look",
    Verdict.NOT_APPLICABLE: "it asks nothing of this policy",
}
_TICKED = re.compile(r"`([^`]*)`")


def said(words: str) -> str:
    """Return a reason as prose: what it quotes in quotation marks."""
    return _TICKED.sub(r"“\1”", one_line(words))


def sentence(words: str) -> str:
    """Return a reason as a sentence of its own."""
    text = said(words)
    return _capital(text) + ("" if text.endswith((".", "?", "!")) else ".")


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def title_of(assessment: Assessment) -> str:
    """Return what the document is called."""
    return (
        f"{one_line(assessment.text.council)}: draft self-assessment against the {one_line(assessment.rulebook.title)}"
    )


def nothing_governed(book: Rulebook) -> str:
    """Return what is said instead of a form where no procedure is judged."""
    kinds = ", ".join((*book.governs, *book.otherwise))
    return f"This policy has no procedure for what the {book.title} is about ({kinds}); there is nothing to assess."


def no_form(book: Rulebook) -> str:
    """Return what is said instead of a form where the code has none."""
    return f"The {book.title} has no form by sections; its provisions are told one by one."


def name_of(book: Rulebook, provision: Provision) -> str:
    """Return what a provision is called, with every doubt about it: "LGSCO 6.9 New points (number in doubt)"."""
    doubts = doubts_of(provision)
    return f"{book.code_of(provision)} {provision.title}" + (f" ({'; '.join(doubts)})" if doubts else "")


def doubts_of(provision: Provision) -> tuple[str, ...]:
    """Return what is in doubt of a provision: its number, its words."""
    number = ("number in doubt",) if provision.number_doubt else ()
    return (*number, *(() if provision.confidence.read else ("words not seen in full",)))


def doubts_in_full(provision: Provision) -> tuple[str, ...]:
    """Return the doubts about a provision as sentences."""
    number = f"The number is in doubt: {one_line(provision.number_doubt)}." if provision.number_doubt else ""
    unread = "" if provision.confidence.read else f"Its words were not seen in full ({provision.confidence})."
    return tuple(each for each in (number, unread) if each)


def departure_of(judged: Judged) -> str:
    """Return the departure that is declared, as a sentence; empty where there is none."""
    if judged.departure is None:
        return ""
    told = f"The council declares that it departs from this: {one_line(str(judged.departure))}."
    if judged.verdict is Verdict.NOT_MET and not judged.departed:
        told += " Nobody can depart from what the law itself demands here."
    return told


def place_of(evidence: Evidence, text: Text) -> str:
    """Return where the page says it: "page: step 1"; the page's own name is left out, for the document says it once."""
    place = one_line(evidence.place)
    place = place.removeprefix(f"{one_line(text.source)}, ") if text.source else place
    if not place:
        return "the page" if web_link(evidence.link) else ""
    return f"page: {place}"


def line_of(evidence: Evidence) -> str:
    """Return where the file says it, in short: `2026-01.yaml:94`."""
    return f"{PurePosixPath(evidence.span.path).name}:{evidence.span.line}"


def reading_of(evidence: Evidence) -> str:
    """Return how Remit reads a sentence, where that is not as it stands."""
    reads = one_line(evidence.reads)
    return "" if reads == one_line(evidence.words) else reads


def source_of(evidence: Evidence) -> str:
    """Return whose words a quotation has, with the key of a statement: "Policy file, records are kept"."""
    return f"Policy file, {evidence.rule}" if evidence.rule in meanings() else "Policy file"


def quoted(evidence: Evidence, text: Text, *, line: bool) -> str:
    """Return words of the file with their reading and the place on the page, as one line; `line` adds the file's."""
    reads = reading_of(evidence)
    read = f" – read as: “{reads}”" if reads else ""
    places = [each for each in (place_of(evidence, text), line_of(evidence) if line else "") if each]
    return f"{source_of(evidence)}: “{one_line(evidence.words)}”{read}" + (f" ({'; '.join(places)})" if places else "")


def moment_of(dated: Dated) -> str:
    """Return a moment of an example: "Fri 16 Jan 2026: the submission"."""
    day = dated.day
    return f"{day:%a} {day.day} {day:%b %Y}: {said(dated.words)}" if day else f"no date: {said(dated.words)}"


def example_of(decided: Decided) -> str:
    """Return the example of an answer as one line; empty where there is none."""
    return "; ".join(map(moment_of, decided.answer.run))


def part_of(decided: Decided) -> str:
    """Return what a part of a provision asks, and whether it is advice only."""
    limb = decided.limb
    return f"{_capital(one_line(limb.says))} ({'advice; it weighs nothing' if limb.advice else limb.force})"
