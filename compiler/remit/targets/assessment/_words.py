"""The words that every format shares: names of provisions, quotations, places, moments. Knows no markup."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from remit.assessment import Assessment, Decided, Evidence, Judged, Text, Verdict
from remit.calendar.words import full
from remit.diagnostic import Dated
from remit.markup import one_line, safe_link
from remit.rulebook import Provision, Rulebook
from remit.vocabulary.pages import PageWords
from remit.vocabulary.statements import meanings

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


def columns(words: PageWords) -> tuple[str, str, str, str]:
    """Return what stands above the columns of the form."""
    say = words.say
    return (
        say("assess column section"),
        say("assess column action"),
        say("assess column answer"),
        say("assess column commentary"),
    )


def verdict_columns(words: PageWords) -> tuple[str, str, str]:
    """Return what stands above the columns of the verdicts in numbers."""
    say = words.say
    return say("assess column verdict"), say("assess column provisions"), say("assess column means")


def answer_of(answer: str, words: PageWords) -> str:
    """Return the answer on a row; what stands for one that the policy leaves open, wherever people read it."""
    return words.say(f"assess answer {answer}" if answer else "assess answer")


def verdict_of(verdict: Verdict, words: PageWords) -> str:
    """Return what a verdict is called."""
    return words.say(f"assess verdict {verdict}")


def means(verdict: Verdict, words: PageWords) -> str:
    """Return what a verdict means."""
    return words.say(f"assess means {verdict}")


def title_of(assessment: Assessment, words: PageWords) -> str:
    """Return what the document is called."""
    council, code = one_line(assessment.text.council), one_line(assessment.rulebook.title)
    return words.say("assess title", council=council, code=code)


def head_of(assessment: Assessment, words: PageWords) -> str:
    """Return the title as it stands at the head of a page, where a line must not end within a word."""
    council, code = one_line(assessment.text.council), one_line(assessment.rulebook.title)
    return words.say("assess head", council=council, code=code)


def nothing_governed(book: Rulebook, words: PageWords) -> str:
    """Return what is said instead of a form where no procedure is judged."""
    return words.say("assess nothing governed", code=book.title, kinds=", ".join((*book.governs, *book.otherwise)))


def no_form(book: Rulebook, words: PageWords) -> str:
    """Return what is said instead of a form where the code has none."""
    return words.say("assess no form", code=book.title)


def name_of(book: Rulebook, provision: Provision, words: PageWords) -> str:
    """Return what a provision is called, with every doubt about it: "LGSCO 6.9 New points (number in doubt)"."""
    doubts, name = doubts_of(provision, words), f"{book.code_of(provision)} {provision.title}"
    return words.say("assess named", provision=name, doubts="; ".join(doubts)) if doubts else name


def doubts_of(provision: Provision, words: PageWords) -> tuple[str, ...]:
    """Return what is in doubt of a provision: its number, its words."""
    number = (words.say("assess doubted number"),) if provision.number_doubt else ()
    return (*number, *(() if provision.confidence.read else (words.say("assess doubted words"),)))


def doubts_in_full(provision: Provision, words: PageWords) -> tuple[str, ...]:
    """Return the doubts about a provision as sentences."""
    say, why = words.say, one_line(provision.number_doubt)
    confidence = say(f"assess confidence {provision.confidence}")
    number = say("assess number doubt", why=why) if provision.number_doubt else ""
    unread = "" if provision.confidence.read else say("assess words doubt", confidence=confidence)
    return tuple(each for each in (number, unread) if each)


def departure_of(judged: Judged, words: PageWords) -> str:
    """Return the departure that is declared, as a sentence; empty where there is none."""
    say, found = words.say, judged.departure
    if found is None:
        return ""
    days = {"on": full(found.on), "until": full(found.until)}
    declared = say("assess departure told", reason=found.reason, who=found.approved_by, **days)
    told = say("assess departure", departure=one_line(declared))
    if judged.verdict is Verdict.NOT_MET and not judged.departed:
        told += f" {say('assess departure from law')}"
    return told


def place_of(evidence: Evidence, text: Text, words: PageWords) -> str:
    """Return where the page says it: "page: step 1"; the page's own name is left out, for the document says it once."""
    place = one_line(evidence.place)
    place = place.removeprefix(f"{one_line(text.source)}, ") if text.source else place
    if not place:
        return words.say("assess the page") if safe_link(evidence.link) else ""
    return words.say("assess page place", place=place)


def line_of(evidence: Evidence) -> str:
    """Return where the file says it, in short: `2026-01.yaml:94`."""
    return f"{PurePosixPath(evidence.span.path).name}:{evidence.span.line}"


def reading_of(evidence: Evidence) -> str:
    """Return how Remit reads a sentence, where that is not as it stands."""
    reads = one_line(evidence.reads)
    return "" if reads == one_line(evidence.words) else reads


def source_of(evidence: Evidence, words: PageWords) -> str:
    """Return whose words a quotation has, with the key of a statement: "Policy file, records are kept"."""
    if evidence.rule in meanings():
        return words.say("assess policy file key", key=evidence.rule)
    return words.say("assess policy file")


def quoted(evidence: Evidence, text: Text, words: PageWords, *, line: bool) -> str:
    """Return words of the file with their reading and the place on the page, as one line; `line` adds the file's."""
    reads = reading_of(evidence)
    read = f" – {words.say('assess read as', reading=reads)}" if reads else ""
    places = [each for each in (place_of(evidence, text, words), line_of(evidence) if line else "") if each]
    told = f"{source_of(evidence, words)}: “{one_line(evidence.words)}”{read}"
    return told + (f" ({'; '.join(places)})" if places else "")


def moment_of(dated: Dated, words: PageWords) -> str:
    """Return a moment of an example: "Fri 16 Jan 2026: the submission"."""
    day, told = dated.day, said(dated.words)
    return f"{day:%a} {day.day} {day:%b %Y}: {told}" if day else words.say("assess no date", words=told)


def example_of(decided: Decided, words: PageWords) -> str:
    """Return the example of an answer as one line; empty where there is none."""
    return "; ".join(moment_of(each, words) for each in decided.answer.run)


def part_of(decided: Decided, words: PageWords) -> str:
    """Return what a part of a provision asks, and whether it is advice only."""
    limb = decided.limb
    force = words.say("assess advice") if limb.advice else words.say(f"assess force {limb.force}")
    return words.say("assess limb", says=_capital(one_line(limb.says)), force=force)
