"""The provisions on the page, each under a heading of its own: what it asks, the verdict, why, with which words."""

from __future__ import annotations

from collections.abc import Iterator

from remit.assessment import Assessment, Decided, Judged, Text
from remit.markup import Markup, element, joined, linked, on_lines
from remit.rulebook import Provision
from remit.targets.assessment import _words
from remit.targets.assessment._commentary import sections
from remit.targets.assessment._html_parts import anchor_of, badge, quote
from remit.vocabulary.pages import PageWords


def provisions(assessment: Assessment, words: PageWords) -> Iterator[Markup]:
    """Yield the provisions by the rows of the form, each once."""
    for at, (section, under) in enumerate(sections(assessment, words)):
        yield element("h3", section, id=_anchor(at))
        yield from (_provision(each, assessment, words) for each in under)


def section_links(assessment: Assessment, words: PageWords) -> Iterator[Markup]:
    """Yield what leads to the provisions of each row."""
    for at, (section, _) in enumerate(sections(assessment, words)):
        yield element("a", section, href=f"#{_anchor(at)}")


def _anchor(at: int) -> str:
    return f"provisions-{at + 1}"


def _provision(judged: Judged, assessment: Assessment, words: PageWords) -> Markup:
    provision = judged.provision
    name = f"{assessment.rulebook.code_of(provision)} {provision.title}: "
    asks = element("div", *_asks(provision, words), class_="asks")
    why = element("div", joined(list(_answers(judged, assessment.text, words)), between="\n"), class_="why")
    parts = [element("h4", name, badge(judged.verdict, words)), asks, why]
    return element("div", on_lines(parts), id=anchor_of(provision), class_="provision")


def _asks(provision: Provision, words: PageWords) -> Iterator[Markup]:
    say = words.say
    force = say("assess force", force=say(f"assess force {provision.force}"))
    source = linked(say("assess source of", number=provision.number), provision.source) if provision.source else ""
    yield element("p", element("strong", f"{say('assess asks')} "), _words.sentence(provision.says))
    yield from (element("p", each, class_="doubt") for each in _words.doubts_in_full(provision, words))
    yield element("p", f"{force} ", source, class_="more")


def _answers(judged: Judged, text: Text, words: PageWords) -> Iterator[Markup]:
    """Yield the answer, of several limbs each with what it asks; then the departure."""
    if len(judged.limbs) == 1:
        yield from _answer(judged.limbs[0], element("p", _words.sentence(judged.limbs[0].answer.why)), text, words)
    else:
        yield element("ul", *(element("li", *_limb(each, text, words)) for each in judged.limbs))
    if judged.departure:
        yield element("p", _words.departure_of(judged, words))


def _limb(decided: Decided, text: Text, words: PageWords) -> Iterator[Markup]:
    why, verdict = _words.sentence(decided.answer.why), _words.verdict_of(decided.answer.verdict, words)
    told = (_words.part_of(decided, words), ": ", element("strong", verdict), f". {why}")
    yield from _answer(decided, element("p", *told), text, words)


def _answer(decided: Decided, why: Markup, text: Text, words: PageWords) -> Iterator[Markup]:
    answer = decided.answer
    yield why
    yield from (quote(each, text, words, _words.reading_of(each), _words.line_of(each)) for each in answer.evidence)
    told = (
        ("assess for example", [_words.moment_of(each, words) for each in answer.run]),
        ("assess on the way", [_words.said(each) for each in answer.steps]),
        ("assess granted", [_words.said(each) for each in answer.assumed]),
    )
    for label, lines in told:
        if lines:
            yield element("p", f"{words.say(label, told='; '.join(lines))}.", class_="more")
    if answer.unless:
        yield element("p", _words.sentence(answer.unless), class_="more")
