"""What every assessment says on its face: from what it was made, by which rulebook, as of when, and how it reads."""

from __future__ import annotations

from collections.abc import Iterator

from remit.assessment import Assessment, Left, Text
from remit.calendar.words import full
from remit.markup import one_line
from remit.rulebook import Provision, Rulebook
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
        Fact("Page behind the policy file", _page(text), text.link),
        Fact("Policy file that was read", text.path),
        Fact("Held against", _code(book), book.source),
        Fact("Does the policy say that it follows this code?", _follows(text, book)),
        *_lanes(assessment),
        Fact(_ABOUT, one_line(book.about)),
        *(_read(assessment) if assessment.applies else ()),
    )


def in_short(assessment: Assessment) -> str:
    """Return the statement of origin in one line, for tables that have no room for it."""
    told = [each.labelled.rstrip(".") for each in facts(assessment) if each.term not in (_UNREAD, _ABOUT)]
    unread = f"{_UNREAD}: {_unread_of(assessment.rulebook)}"
    return ". ".join([*told, unread] if assessment.applies else told)


def on_its_face(assessment: Assessment) -> str:
    """Return in a few sentences from what it was made: what stands in the head of a page, before the answers."""
    text, book = assessment.text, assessment.rulebook
    page = f"what the page “{one_line(text.source)}” says" if text.source else "what the policy says"
    seen = f" (seen {one_line(text.seen)})" if text.seen else ""
    held = (
        f"Made from {text.path}, which says in plain sentences {page}{seen}; held against the {one_line(book.title)}."
    )
    unread = (
        f" The words of {_unread_of(book)} provisions were not seen in full."
        if assessment.applies and book.unread
        else ""
    )
    other = [each for each in assessment.left if each.code]
    elsewhere = f" Not judged by it: {'; '.join(map(_left, other))}." if other else ""
    return f"{held}{elsewhere}{unread}"


def _lanes(assessment: Assessment) -> Iterator[Fact]:
    """Yield which kinds of feedback are judged, and by what those go that are not."""
    if assessment.lane:
        yield Fact("Judged here", ", ".join(assessment.lane))
    if assessment.left:
        yield Fact("Not judged here", "; ".join(map(_left, assessment.left)))


def _left(left: Left) -> str:
    return f"{one_line(left.kind)} ({f'it goes by the {one_line(left.code)}' if left.code else 'no code is about it'})"


_ABOUT = "How the code was read"
_UNREAD = "Provisions whose words were not seen in full"


def _read(assessment: Assessment) -> Iterator[Fact]:
    """Yield what there is to say only where something is judged: what was not read, what counted, what is quoted."""
    yield Fact(_UNREAD, _unread(assessment.rulebook))
    yield Fact("Departures", _departures(assessment))
    yield Fact("Quotations", _quotations(assessment.text))


def _quotations(text: Text) -> str:
    return (
        f"Every quotation is from the policy file ({one_line(text.path)}), not from the page. The file says in plain "
        "sentences what the page says; behind each quotation stands the place on the page, where the file gives it. "
        "Semicolons part what the file states in several pieces. Where Remit reads a sentence otherwise than it stands "
        "in the file, its reading stands with the provision."
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
        return f"No; it is the code for councils in {book.nation}"
    if book.follows(text.follows):
        return f"Yes. The policy file names it under “follows”: “{one_line(text.follows)}”"
    return f"No. The policy file names another under “follows”: “{one_line(text.follows)}”"


def _unread_of(book: Rulebook) -> str:
    return f"{len(book.unread)} of {len(book.provisions)}"


def _unread(book: Rulebook) -> str:
    unread = book.unread
    total = len(book.provisions)
    if not unread:
        return f"None: all {total} were seen in full"
    named = f"{_unread_of(book)}: {_numbers(unread)}"
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
    return f"Looked at as of {full(day)}: one that ended before does not count"
