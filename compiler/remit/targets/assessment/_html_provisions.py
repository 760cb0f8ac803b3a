"""The provisions on the page, each under a heading of its own: what it asks, the verdict, why, with which words."""

from __future__ import annotations

from collections.abc import Iterator

from remit.assessment import Assessment, Decided, Judged, Text
from remit.markup import Markup, element, joined, linked, on_lines
from remit.rulebook import Provision
from remit.targets.assessment import _words
from remit.targets.assessment._commentary import sections
from remit.targets.assessment._html_parts import anchor_of, badge, quote


def provisions(assessment: Assessment) -> Iterator[Markup]:
    """Yield the provisions by the rows of the form, each once."""
    for at, (section, under) in enumerate(sections(assessment)):
        yield element("h3", section, id=_anchor(at))
        yield from (_provision(each, assessment) for each in under)


def section_links(assessment: Assessment) -> Iterator[Markup]:
    """Yield what leads to the provisions of each row."""
    for at, (section, _) in enumerate(sections(assessment)):
        yield element("a", section, href=f"#{_anchor(at)}")


def _anchor(at: int) -> str:
    return f"provisions-{at + 1}"


def _provision(judged: Judged, assessment: Assessment) -> Markup:
    provision = judged.provision
    name = f"{assessment.rulebook.code_of(provision)} {provision.title}: "
    asks = element("div", *_asks(provision), class_="asks")
    why = element("div", joined(list(_answers(judged, assessment.text)), between="\n"), class_="why")
    parts = [element("h4", name, badge(judged.verdict)), asks, why]
    return element("div", on_lines(parts), id=anchor_of(provision), class_="provision")


def _asks(provision: Provision) -> Iterator[Markup]:
    source = linked(f"Source of {provision.number}", provision.source) if provision.source else ""
    yield element("p", element("strong", "It asks: "), _words.sentence(provision.says))
    yield from (element("p", each, class_="doubt") for each in _words.doubts_in_full(provision))
    yield element("p", f"Force: {provision.force}. ", source, class_="more")


def _answers(judged: Judged, text: Text) -> Iterator[Markup]:
    """Yield the answer, of several limbs each with what it asks; then the departure."""
    if len(judged.limbs) == 1:
        yield from _answer(judged.limbs[0], element("p", _words.sentence(judged.limbs[0].answer.why)), text)
    else:
        yield element("ul", *(element("li", *_limb(each, text)) for each in judged.limbs))
    if judged.departure:
        yield element("p", _words.departure_of(judged))


def _limb(decided: Decided, text: Text) -> Iterator[Markup]:
    why = _words.sentence(decided.answer.why)
    told = (_words.part_of(decided), ": ", element("strong", str(decided.answer.verdict)), f". {why}")
    yield from _answer(decided, element("p", *told), text)


def _answer(decided: Decided, why: Markup, text: Text) -> Iterator[Markup]:
    answer = decided.answer
    yield why
    yield from (quote(each, text, _words.reading_of(each), _words.line_of(each)) for each in answer.evidence)
    told = (
        ("For example", [_words.moment_of(each) for each in answer.run]),
        ("On the way", [_words.said(each) for each in answer.steps]),
        ("Takes for granted", [_words.said(each) for each in answer.assumed]),
    )
    for label, lines in told:
        if lines:
            yield element("p", f"{label}: {'; '.join(lines)}.", class_="more")
    if answer.unless:
        yield element("p", _words.sentence(answer.unless), class_="more")
