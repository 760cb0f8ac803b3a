"""The pieces that the parts of the page share: anchors, badges, quotations."""

from __future__ import annotations

from remit.assessment import Evidence, Text, Verdict
from remit.markup import Content, Markup, element, joined, linked, one_line
from remit.rulebook import Provision, Rulebook
from remit.targets.assessment import _words
from remit.vocabulary.pages import PageWords


def anchor_of(provision: Provision) -> str:
    """Return the id of a provision's part of the page."""
    return f"provision-{provision.id}"


def badge(verdict: Verdict, words: PageWords) -> Markup:
    """Return a verdict; its look repeats what the word says."""
    return element("span", _words.verdict_of(verdict, words), class_=f"verdict {str(verdict).replace(' ', '-')}")


def code_link(provision: Provision, book: Rulebook) -> Markup:
    """Return what a provision is called, leading to all that is said of it."""
    return element("a", book.code_of(provision), href=f"#{anchor_of(provision)}")


def quote(evidence: Evidence, text: Text, words: PageWords, read: str = "", line: str = "") -> Markup:
    """Return a quotation with the place on the page; in full also as it is read, and with its line in the file."""
    place = linked(_words.place_of(evidence, text, words), evidence.link)
    told: list[Content] = [each for each in (place, element("span", line, class_="line") if line else "") if each]
    return element(
        "p",
        f"{_words.source_of(evidence, words)}: “{one_line(evidence.words)}”",
        f" – {words.say('assess read as', reading=read)}" if read else "",
        element("span", " (", joined(told, between="; "), ")", class_="place") if told else "",
        class_="quote",
    )
