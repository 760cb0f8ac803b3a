"""The assessment as a text that people read in an editor, in a terminal or on GitHub: Markdown with GitHub's tables."""

from __future__ import annotations

from collections.abc import Iterator

from remit.assessment import Assessment, Decided, Evidence, Judged, Text, Verdict
from remit.rulebook import Rulebook
from remit.targets.assessment import _words
from remit.targets.assessment._commentary import UNREAD_MARK, Item, commentary, sections, tally
from remit.targets.assessment._origin import facts
from remit.targets.steps_md import plain

NAME = "md"
SUFFIX = "assessment.md"
TOGETHER = True


def render(assessment: Assessment) -> bytes:
    """Return the document."""
    lines = [f"# {plain(_words.title_of(assessment))}", "", f"> **{plain(_words.NOTICE)}**", ""]
    lines += ["## From what it was made", "", *_origin(assessment), ""]
    if assessment.applies:
        lines += ["## In numbers", "", *_numbers(assessment), ""]
        lines += ["## The form", "", *_form(assessment), ""]
        if assessment.rulebook.sections:
            lines += ["## Explanations and commentary", "", *_commentary(assessment)]
        lines += ["## Provision by provision", "", *_provisions(assessment)]
    else:
        lines += ["## Result", "", plain(_words.nothing_governed(assessment.rulebook))]
    return ("\n".join(lines).rstrip("\n") + "\n").encode()


def _origin(assessment: Assessment) -> Iterator[str]:
    for fact in facts(assessment):
        yield f"- **{plain(fact.label)}** {_linked(fact.says, fact.link)}"


def _numbers(assessment: Assessment) -> Iterator[str]:
    counts = assessment.counts()
    yield "| Verdict | Provisions | It means |"
    yield "|---|---:|---|"
    for verdict in Verdict:
        yield f"| {verdict} | {counts[verdict]} | {_words.MEANS[verdict]} |"


def _form(assessment: Assessment) -> Iterator[str]:
    if not assessment.rulebook.sections:
        yield plain(_words.no_form(assessment.rulebook))
        return
    yield f"| {' | '.join(_words.COLUMNS)} |"
    yield "|---|---|---|---|"
    for row in assessment.form():
        cells = (row.section.section, row.section.action, row.answer, tally(row))
        yield f"| {' | '.join(map(plain, cells))} |"
    yield from ("", plain(UNREAD_MARK))


def _commentary(assessment: Assessment) -> Iterator[str]:
    text, book = assessment.text, assessment.rulebook
    for row in assessment.form():
        yield f"### {plain(row.section.section)}: {row.answer or 'left blank'}"
        yield ""
        for group in commentary(row):
            yield from (f"**{group.heading}**", "")
            for item in group.items:
                yield from _item(item, text, book)
            yield ""


def _item(item: Item, text: Text, book: Rulebook) -> Iterator[str]:
    names = "; ".join(_words.name_of(book, each.provision) for each in item.provisions)
    yield f"- {plain(names)}. {plain(' '.join(item.reasons))}"
    yield from (f"  - {_quote(each, text)}" for each in item.quotes)
    if item.quoted_at:
        named = ", ".join(book.code_of(each.provision) for each in item.quoted_at)
        yield f"  - Policy: as quoted at {plain(named)}"
    yield from (f"  - For example: {plain(example)}" for example in item.examples)
    if item.departure:
        yield f"  - {plain(item.departure)}"


def _quote(evidence: Evidence, text: Text) -> str:
    reads = _words.reading_of(evidence)
    read = f" – read as: “{plain(reads)}”" if reads else ""
    place = _linked(_words.place_of(evidence, text) or ("the page" if evidence.link else ""), evidence.link)
    places = "; ".join(each for each in (place, plain(_words.line_of(evidence))) if each)
    return f"Policy{_words.key_of(evidence)}: “{plain(evidence.words)}”{read} ({places})"


def _provisions(assessment: Assessment) -> Iterator[str]:
    for title, under in sections(assessment):
        yield from (f"### Provisions: {plain(title)}", "")
        for judged in under:
            yield from _provision(judged, assessment)
            yield ""


def _provision(judged: Judged, assessment: Assessment) -> Iterator[str]:
    provision, book = judged.provision, assessment.rulebook
    yield f"#### {plain(book.code_of(provision))} {plain(provision.title)}: {judged.verdict}"
    yield ""
    yield f"- Asks ({provision.force}): {_linked(_words.sentence(provision.says), provision.source)}"
    yield from (f"- {plain(doubt)}" for doubt in _words.doubts_in_full(provision))
    for decided in judged.limbs:
        part = f"{plain(_words.part_of(decided))}: **{decided.answer.verdict}**. " if len(judged.limbs) > 1 else ""
        yield f"- {part}{plain(_words.sentence(decided.answer.why))}"
        yield from (f"  - {line}" for line in _answered(decided, assessment.text))
    if judged.departure:
        yield f"- {plain(_words.departure_of(judged))}"


def _answered(decided: Decided, text: Text) -> Iterator[str]:
    answer = decided.answer
    yield from (_quote(each, text) for each in answer.evidence)
    if answer.run:
        yield f"For example: {plain(_words.example_of(decided))}"
    if answer.steps:
        yield f"On the way: {plain('; '.join(map(_words.said, answer.steps)))}"
    if answer.assumed:
        yield f"Takes for granted: {plain('; '.join(map(_words.said, answer.assumed)))}"
    if answer.unless:
        yield plain(_words.sentence(answer.unless))


def _linked(words: str, link: str) -> str:
    """Return words that lead to an address, where it is one of the web."""
    safe = _words.web_link(link)
    return f"[{plain(words)}](<{safe}>)" if safe and words else plain(words)
