"""What every assessment says on its face: from what it was made, by which rulebook, as of when, and how it reads."""

from __future__ import annotations

from remit.assessment import Assessment, Text
from remit.rulebook import Provision, Rulebook
from remit.targets.assessment._words import one_line
from remit.value import value


@value
class Fact:
    """A line of the statement of origin; `link` leads to what it names."""

    term: str
    says: str
    link: str = ""

    @property
    def label(self) -> str:
        """Return the term as it stands before what is said."""
        return self.term if self.term.endswith("?") else f"{self.term}:"

    @property
    def labelled(self) -> str:
        """Return the whole line."""
        return f"{self.label} {self.says}"


def facts(assessment: Assessment) -> tuple[Fact, ...]:
    """Return the statement of origin, in the order in which it is read."""
    text, book = assessment.text, assessment.rulebook
    return (
        Fact("Policy", _policy(text)),
        Fact("Page that it was written from", _page(text), text.link),
        Fact("File that was read", text.path),
        Fact("Held against", _code(book), book.source),
        Fact("Does the policy say that it follows this code?", _follows(text, book)),
        Fact(_ABOUT, one_line(book.about)),
        Fact(_UNREAD, _unread(book)),
        Fact("Departures", _departures(assessment)),
        Fact("How sentences were read", _READINGS),
    )


def in_short(assessment: Assessment) -> str:
    """Return the statement of origin in one line, for tables that have no room for it."""
    unread = f"{len(assessment.rulebook.unread)} of {len(assessment.rulebook.provisions)}"
    told = [each.labelled for each in facts(assessment) if each.term not in (_UNREAD, _ABOUT)]
    return ". ".join([*told, f"{_UNREAD}: {unread}"])


_ABOUT = "How the code was read"
_UNREAD = "Provisions whose words were not seen in full"
_READINGS = (
    "Every quotation has the author's own words. Where Remit reads a sentence otherwise than it stands, its reading "
    "is beside it. Places are those of the page; after them stand the file and its line."
)


def _policy(text: Text) -> str:
    since = one_line(text.in_force)
    force = "from when it is in force is not stated" if since in ("", "not stated") else f"in force {since}"
    return f"{one_line(text.policy)}, {one_line(text.council)}, edition {one_line(text.edition)}, {force}"


def _page(text: Text) -> str:
    seen = f"seen {one_line(text.seen)}" if text.seen else "when it was seen is not stated"
    return f"{one_line(text.source) or 'not stated'}; {seen}"


def _code(book: Rulebook) -> str:
    dates = [f"issued {book.issued}" if book.issued else "", f"applies from {book.applies_from}"]
    told = [one_line(book.title), f"by the {one_line(book.issuer)}", dates[0], dates[1] if book.applies_from else ""]
    return ", ".join(each for each in told if each)


def _follows(text: Text, book: Rulebook) -> str:
    if not text.follows:
        return f"No. It is a code for councils in {book.nation}"
    if book.follows(text.follows):
        return f"Yes: “{one_line(text.follows)}”"
    return f"No. It says that it follows “{one_line(text.follows)}”"


def _unread(book: Rulebook) -> str:
    unread = book.unread
    total = len(book.provisions)
    if not unread:
        return f"None: all {total} were seen in full"
    named = f"{len(unread)} of {total}: {_numbers(unread)}"
    doubted = [each for each in book.provisions if each.number_doubt]
    if not doubted:
        return named
    if any(each not in unread for each in doubted):
        return f"{named}. In doubt are the numbers of {_numbers(doubted)}"
    sure = [each for each in unread if each not in doubted]
    return f"{named}. Their numbers are in doubt too" + (f", but for {_numbers(sure)}" if sure else "")


def _numbers(provisions: tuple[Provision, ...] | list[Provision]) -> str:
    return ", ".join(each.number for each in provisions)


def _departures(assessment: Assessment) -> str:
    if not assessment.departures:
        return "Those that the policy declares were left out of account"
    day = assessment.as_of
    if day is None:
        return "Not looked at by date: each that the policy declares counts, whatever its last day"
    return f"Looked at as of {day.day} {day:%B %Y}: one that ended before does not count"
