"""The assessment as a text that people read in an editor, in a terminal or on GitHub: Markdown with GitHub's tables."""

from __future__ import annotations

from collections.abc import Iterator

from remit.assessment import Assessment, Decided, Evidence, Judged, Text, Verdict
from remit.markup import web_link
from remit.rulebook import Rulebook
from remit.targets.assessment import _words
from remit.targets.assessment._commentary import MARKS, Item, commentary, in_brief, sections, tally
from remit.targets.assessment._origin import facts, on_its_face
from remit.targets.steps_md import plain

NAME = "md"
SUFFIX = "assessment.md"
TOGETHER = True


def render(assessment: Assessment) -> bytes:
    """Return the document, the answers first."""
    lines = [f"# {plain(_words.title_of(assessment))}", "", f"> **{plain(_words.NOTICE)}**", ""]
    lines += [plain(on_its_face(assessment)), ""]
    origin = ["## From what it was made", "", *_origin(assessment), ""]
    if assessment.applies:
        lines += ["## The form", "", *_form(assessment), ""]
        lines += [*origin, "## In numbers", "", *_numbers(assessment), ""]
        if assessment.rulebook.sections:
            lines += ["## Explanations and commentary", "", *_commentary(assessment)]
        lines += ["## Provision by provision", "", *_provisions(assessment)]
    else:
        lines += ["## Result", "", plain(_words.nothing_governed(assessment.rulebook)), "", *origin]
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
    rows = assessment.form()
    for brief in in_brief(rows):
        named = "; ".join(rows[at].section.section for at in brief.named)
        yield f"- **{brief.label}**" + (f": {plain(named)}" if named else "")
    yield from ("", f"| {' | '.join(_words.COLUMNS)} |", "|---|---|---|---|")
    tallies = [tally(row) for row in rows]
    for row, told in zip(rows, tallies, strict=True):
        cells = (row.section.section, row.section.action, row.answer or _words.TO_BE_COMPLETED, told)
        yield f"| {' | '.join(map(plain, cells))} |"
    for mark, means in MARKS.items():
        if any(mark in told for told in tallies):
            yield from ("", plain(f"{mark} {means}"))


def _commentary(assessment: Assessment) -> Iterator[str]:
    text, book = assessment.text, assessment.rulebook
    for row in assessment.form():
        yield f"### {plain(row.section.section)}: {row.answer or _words.TO_BE_COMPLETED.lower()}"
        yield ""
        for group in commentary(row):
            yield from (f"**{group.heading}**", "")
            for item in group.items:
                yield from _item(item, text, book)
            yield ""


def _item(item: Item, text: Text, book: Rulebook) -> Iterator[str]:
    names = "; ".join(_words.name_of(book, each.provision) for each in item.provisions)
    yield f"- {plain(names)}. {plain(' '.join(item.reasons))}"
    yield from (f"  - {_quote(each, text)}" for each in item.shown)
    if item.more:
        yield f"  - and {item.more} more below"
    if item.quoted_at:
        named = ", ".join(book.code_of(each.provision) for each in item.quoted_at)
        yield f"  - Policy file: as quoted at {plain(named)}"
    yield from (f"  - {plain(remark)}" for remark in item.remarks)


def _quote(evidence: Evidence, text: Text, read: str = "", line: str = "") -> str:
    """Return a quotation with the place on the page; in full also as it is read, and with its line in the file."""
    place = _linked(_words.place_of(evidence, text), evidence.link)
    places = "; ".join(each for each in (place, plain(line)) if each)
    reads = f" – read as: “{plain(read)}”" if read else ""
    return f"{_words.source_of(evidence)}: “{plain(evidence.words)}”{reads}" + (f" ({places})" if places else "")


def _quote_in_full(evidence: Evidence, text: Text) -> str:
    return _quote(evidence, text, _words.reading_of(evidence), _words.line_of(evidence))


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
    yield from (_quote_in_full(each, text) for each in answer.evidence)
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
    safe = web_link(link)
    return f"[{plain(words)}](<{safe}>)" if safe and words else plain(words)
