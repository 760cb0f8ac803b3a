"""The cells of the page's tables: the commentary of a row, and all that is known of a provision."""

from __future__ import annotations

from collections.abc import Iterator

from remit.assessment import Assessment, Decided, Evidence, Judged, Row, Text, Verdict
from remit.rulebook import Provision, Rulebook
from remit.targets.assessment import _words
from remit.targets.assessment._commentary import Item, commentary
from remit.targets.assessment._markup import Content, Markup, element, joined, linked

PROVISION_COLUMNS = ("Provision", "What it asks", "Verdict", "Why, and with which words")


def verdict_of(verdict: Verdict) -> Markup:
    """Return a verdict; its look repeats what the word says."""
    return element("span", str(verdict), class_=f"verdict {str(verdict).replace(' ', '-')}")


def commentary_of(row: Row, assessment: Assessment) -> Markup:
    """Return the commentary of a row of the form."""
    parts: list[Content] = []
    for group in commentary(row):
        parts.append(element("p", group.heading, class_="group"))
        parts.append(element("ul", *(_item(item, assessment) for item in group.items)))
    return joined(parts, between="\n")


def provision_row(judged: Judged, assessment: Assessment) -> Markup:
    """Return a provision as a row: what it asks, the verdict, why."""
    provision = judged.provision
    name = f"{assessment.rulebook.code_of(provision)} {provision.title}"
    source = linked(f"Source of {provision.number}", provision.source) if provision.source else ""
    asks = [element("p", _words.sentence(provision.says))]
    asks += [element("p", each, class_="doubt") for each in _words.doubts_in_full(provision)]
    asks.append(element("p", f"Force: {provision.force}. ", source, class_="more"))
    return element(
        "tr",
        element("th", name, scope="row"),
        element("td", *asks, data_label=PROVISION_COLUMNS[1]),
        element("td", verdict_of(judged.verdict), data_label=PROVISION_COLUMNS[2]),
        element("td", joined(list(_answers(judged, assessment.text)), between="\n"), data_label=PROVISION_COLUMNS[3]),
        id=_anchor(provision),
    )


def _anchor(provision: Provision) -> str:
    return f"provision-{provision.id}"


def _item(item: Item, assessment: Assessment) -> Markup:
    text, book = assessment.text, assessment.rulebook
    parts: list[Content] = [*_names([each.provision for each in item.provisions], book), ". ", " ".join(item.reasons)]
    parts += [_quote(each, text) for each in item.quotes]
    if item.quoted_at:
        at = [_code(each.provision, book) for each in item.quoted_at]
        parts.append(element("p", "Policy: as quoted at ", joined(at, between=", "), ".", class_="quote"))
    parts += [element("p", f"For example: {each}.", class_="more") for each in item.examples]
    if item.departure:
        parts.append(element("p", item.departure, class_="more"))
    return element("li", *parts)


def _names(provisions: list[Provision], book: Rulebook) -> Iterator[Content]:
    for number, provision in enumerate(provisions):
        doubts = _words.doubts_of(provision)
        yield from ("; " if number else "", _code(provision, book), " ", element("strong", provision.title))
        if doubts:
            yield element("span", f" ({'; '.join(doubts)})", class_="doubt")


def _code(provision: Provision, book: Rulebook) -> Markup:
    return element("a", book.code_of(provision), href=f"#{_anchor(provision)}")


def _quote(evidence: Evidence, text: Text) -> Markup:
    place = linked(_words.place_of(evidence, text) or ("the page" if evidence.link else ""), evidence.link)
    reads = _words.reading_of(evidence)
    return element(
        "p",
        f"Policy{_words.key_of(evidence)}: “{_words.one_line(evidence.words)}”",
        f" – read as: “{reads}”" if reads else "",
        element("span", " (", place, "; " if place else "", _words.line_of(evidence), ")", class_="place"),
        class_="quote",
    )


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
    yield from (_quote(each, text) for each in answer.evidence)
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
