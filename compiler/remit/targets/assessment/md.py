"""The assessment as a text that people read in an editor, in a terminal or on GitHub: Markdown with GitHub's tables."""

from __future__ import annotations

from collections.abc import Iterator

from remit.assessment import Assessment, Decided, Evidence, Judged, Text, Verdict
from remit.markup import named_with, safe_link
from remit.rulebook import Rulebook
from remit.targets.assessment import _words
from remit.targets.assessment._commentary import MARKS, Item, commentary, in_brief, sections, tally
from remit.targets.assessment._origin import facts, on_its_face
from remit.targets.steps_md import plain
from remit.vocabulary.pages import PageWords, english

NAME = "md"
SUFFIX = "assessment.md"
TOGETHER = True


def render(assessment: Assessment) -> bytes:
    """Return the document, the answers first."""
    words = english()
    say = words.say
    lines = [f"# {plain(_words.title_of(assessment, words))}", "", f"> **{plain(say('assess notice'))}**", ""]
    lines += [plain(on_its_face(assessment, words)), ""]
    origin = [f"## {say('assess origin')}", "", *_origin(assessment, words), ""]
    if assessment.applies:
        lines += [f"## {say('assess form')}", "", *_form(assessment, words), ""]
        lines += [*origin, f"## {say('assess numbers')}", "", *_numbers(assessment, words), ""]
        if assessment.rulebook.sections:
            lines += [f"## {say('assess commentary')}", "", *_commentary(assessment, words)]
        lines += [f"## {say('assess provisions')}", "", *_provisions(assessment, words)]
    else:
        nothing = plain(_words.nothing_governed(assessment.rulebook, words))
        lines += [f"## {say('assess result')}", "", nothing, "", *origin]
    return ("\n".join(lines).rstrip("\n") + "\n").encode()


def _origin(assessment: Assessment, words: PageWords) -> Iterator[str]:
    for fact in facts(assessment, words):
        says = fact.says if safe_link(fact.link) else named_with(fact.says, fact.link)
        yield f"- **{plain(fact.label)}** {_linked(says, fact.link)}"


def _numbers(assessment: Assessment, words: PageWords) -> Iterator[str]:
    counts = assessment.counts()
    yield f"| {' | '.join(_words.verdict_columns(words))} |"
    yield "|---|---:|---|"
    for verdict in Verdict:
        yield f"| {_words.verdict_of(verdict, words)} | {counts[verdict]} | {_words.means(verdict, words)} |"


def _form(assessment: Assessment, words: PageWords) -> Iterator[str]:
    if not assessment.rulebook.sections:
        yield plain(_words.no_form(assessment.rulebook, words))
        return
    rows = assessment.form()
    for brief in in_brief(rows):
        named = "; ".join(rows[at].section.section for at in brief.named)
        yield f"- **{brief.label(words)}**" + (f": {plain(named)}" if named else "")
    yield from ("", f"| {' | '.join(_words.columns(words))} |", "|---|---|---|---|")
    tallies = [tally(row, words) for row in rows]
    for row, told in zip(rows, tallies, strict=True):
        cells = (row.section.section, row.section.action, _words.answer_of(row.answer, words), told)
        yield f"| {' | '.join(map(plain, cells))} |"
    for mark, label in MARKS.items():
        if any(mark in told for told in tallies):
            yield from ("", plain(f"{mark} {words.say(label)}"))


def _commentary(assessment: Assessment, words: PageWords) -> Iterator[str]:
    text, book = assessment.text, assessment.rulebook
    for row in assessment.form():
        answer = _words.answer_of(row.answer, words)
        yield f"### {plain(row.section.section)}: {answer if row.answer else answer.lower()}"
        yield ""
        for group in commentary(row):
            yield from (f"**{group.heading(words)}**", "")
            for item in group.items:
                yield from _item(item, text, book, words)
            yield ""


def _item(item: Item, text: Text, book: Rulebook, words: PageWords) -> Iterator[str]:
    names = "; ".join(_words.name_of(book, each.provision, words) for each in item.provisions)
    yield f"- {plain(names)}. {plain(' '.join(item.reasons))}"
    yield from (f"  - {_quote(each, text, words)}" for each in item.shown)
    if item.more:
        yield f"  - {words.say('assess more below', number=str(item.more))}"
    if item.quoted_at:
        named = ", ".join(book.code_of(each.provision) for each in item.quoted_at)
        yield f"  - {words.say('assess quoted at', provisions=plain(named))}"
    yield from (f"  - {plain(remark)}" for remark in item.remarks(words))


def _quote(evidence: Evidence, text: Text, words: PageWords, read: str = "", line: str = "") -> str:
    """Return a quotation with the place on the page; in full also as it is read, and with its line in the file."""
    place = _linked(_words.place_of(evidence, text, words), evidence.link)
    places = "; ".join(each for each in (place, plain(line)) if each)
    reads = f" – {words.say('assess read as', reading=plain(read))}" if read else ""
    told = f"{_words.source_of(evidence, words)}: “{plain(evidence.words)}”{reads}"
    return told + (f" ({places})" if places else "")


def _quote_in_full(evidence: Evidence, text: Text, words: PageWords) -> str:
    return _quote(evidence, text, words, _words.reading_of(evidence), _words.line_of(evidence))


def _provisions(assessment: Assessment, words: PageWords) -> Iterator[str]:
    for title, under in sections(assessment, words):
        yield from (f"### {words.say('assess provisions of', section=plain(title))}", "")
        for judged in under:
            yield from _provision(judged, assessment, words)
            yield ""


def _provision(judged: Judged, assessment: Assessment, words: PageWords) -> Iterator[str]:
    provision, book = judged.provision, assessment.rulebook
    verdict = _words.verdict_of(judged.verdict, words)
    yield f"#### {plain(book.code_of(provision))} {plain(provision.title)}: {verdict}"
    yield ""
    asks = words.say("assess asks with force", force=words.say(f"assess force {provision.force}"))
    yield f"- {asks}: {_linked(_words.sentence(provision.says), provision.source)}"
    yield from (f"- {plain(doubt)}" for doubt in _words.doubts_in_full(provision, words))
    for decided in judged.limbs:
        verdict = _words.verdict_of(decided.answer.verdict, words)
        part = f"{plain(_words.part_of(decided, words))}: **{verdict}**. " if len(judged.limbs) > 1 else ""
        yield f"- {part}{plain(_words.sentence(decided.answer.why))}"
        yield from (f"  - {line}" for line in _answered(decided, assessment.text, words))
    if judged.departure:
        yield f"- {plain(_words.departure_of(judged, words))}"


def _answered(decided: Decided, text: Text, words: PageWords) -> Iterator[str]:
    answer = decided.answer
    yield from (_quote_in_full(each, text, words) for each in answer.evidence)
    told = (
        ("assess for example", _words.example_of(decided, words)),
        ("assess on the way", "; ".join(map(_words.said, answer.steps))),
        ("assess granted", "; ".join(map(_words.said, answer.assumed))),
    )
    yield from (words.say(label, told=plain(each)) for label, each in told if each)
    if answer.unless:
        yield plain(_words.sentence(answer.unless))


def _linked(told: str, link: str) -> str:
    """Return words that lead to an address, where it may be followed."""
    safe = safe_link(link)
    return f"[{plain(told)}](<{safe}>)" if safe and told else plain(told)
