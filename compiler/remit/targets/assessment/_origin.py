"""What every assessment says on its face: from what it was made, by which rulebook, as of when, and how it reads."""

from __future__ import annotations

from collections.abc import Iterator

from remit.assessment import Assessment, Left, Text
from remit.calendar.words import full
from remit.markup import one_line
from remit.rulebook import Provision, Rulebook
from remit.value import value
from remit.vocabulary.pages import PageWords


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


def facts(assessment: Assessment, words: PageWords) -> tuple[Fact, ...]:
    """Return the statement of origin, in the order in which it is read."""
    text, book, say = assessment.text, assessment.rulebook, words.say
    return (
        Fact(say("assess fact policy"), _policy(text, words)),
        Fact(say("assess fact page"), _page(text, words), text.link),
        Fact(say("assess fact file"), text.path),
        Fact(say("assess fact code"), _code(book, words), book.source),
        Fact(say("assess fact follows"), _follows(text, book, words)),
        *_lanes(assessment, words),
        Fact(say("assess fact about"), one_line(book.about)),
        *(_read(assessment, words) if assessment.applies else ()),
    )


def in_short(assessment: Assessment, words: PageWords) -> str:
    """Return the statement of origin in one line, for tables that have no room for it."""
    unread = words.say("assess fact unread")
    long = (unread, words.say("assess fact about"))
    told = [each.labelled.rstrip(".") for each in facts(assessment, words) if each.term not in long]
    last = f"{unread}: {_unread_of(assessment.rulebook, words)}"
    return ". ".join([*told, last] if assessment.applies else told)


def on_its_face(assessment: Assessment, words: PageWords) -> str:
    """Return in a few sentences from what it was made: what stands in the head of a page, before the answers."""
    text, book, say = assessment.text, assessment.rulebook, words.say
    seen = say("assess when seen", seen=one_line(text.seen)) if text.seen else ""
    slots = {"file": text.path, "seen": seen, "code": one_line(book.title)}
    if text.source:
        told = [say("assess made from page", page=one_line(text.source), **slots)]
    else:
        told = [say("assess made from policy", **slots)]
    if other := [each for each in assessment.left if each.code]:
        told.append(say("assess not judged", kinds="; ".join(_left(each, words) for each in other)))
    if assessment.applies and book.unread:
        told.append(say("assess unread words", number=_unread_of(book, words)))
    return " ".join(told)


def _lanes(assessment: Assessment, words: PageWords) -> Iterator[Fact]:
    """Yield which kinds of feedback are judged, and by what those go that are not."""
    if assessment.lane:
        yield Fact(words.say("assess fact judged"), ", ".join(assessment.lane))
    if assessment.left:
        yield Fact(words.say("assess fact left"), "; ".join(_left(each, words) for each in assessment.left))


def _left(left: Left, words: PageWords) -> str:
    kind, code = one_line(left.kind), one_line(left.code)
    if left.code:
        return words.say("assess left by code", kind=kind, code=code)
    return words.say("assess left by none", kind=kind)


def _read(assessment: Assessment, words: PageWords) -> Iterator[Fact]:
    """Yield what there is to say only where something is judged: what was not read, what counted, what is quoted."""
    say = words.say
    yield Fact(say("assess fact unread"), _unread(assessment.rulebook, words))
    yield Fact(say("assess fact departures"), _departures(assessment, words))
    yield Fact(say("assess fact quotations"), say("assess quotations", file=one_line(assessment.text.path)))


def _policy(text: Text, words: PageWords) -> str:
    since = one_line(text.in_force)
    slots = {"policy": one_line(text.policy), "council": one_line(text.council), "edition": one_line(text.edition)}
    if since in ("", "not stated"):
        return words.say("assess policy undated", **slots)
    return words.say("assess policy in force", since=since, **slots)


def _page(text: Text, words: PageWords) -> str:
    page = one_line(text.source) or words.say("assess page unsaid")
    if text.seen:
        return words.say("assess page seen", page=page, seen=one_line(text.seen))
    return words.say("assess page unseen", page=page)


def _code(book: Rulebook, words: PageWords) -> str:
    say = words.say
    told = [one_line(book.title), say("assess issuer", issuer=one_line(book.issuer))]
    told += [say("assess issued", day=book.issued)] if book.issued else []
    told += [say("assess applies", day=book.applies_from)] if book.applies_from else []
    return ", ".join(each for each in told if each)


def _follows(text: Text, book: Rulebook, words: PageWords) -> str:
    if not text.follows:
        return words.say("assess follows none", nation=book.nation)
    which = "this" if book.follows(text.follows) else "other"
    return words.say(f"assess follows {which}", code=one_line(text.follows))


def _unread_of(book: Rulebook, words: PageWords) -> str:
    return words.say("assess number of", number=str(len(book.unread)), total=str(len(book.provisions)))


def _unread(book: Rulebook, words: PageWords) -> str:
    say, unread = words.say, book.unread
    if not unread:
        return say("assess unread none", number=str(len(book.provisions)))
    named = say("assess unread which", number=_unread_of(book, words), provisions=_numbers(unread))
    doubted = [each for each in book.provisions if each.number_doubt]
    if not doubted:
        return named
    if any(each not in unread for each in doubted):
        return say("assess numbers doubted", told=named, provisions=_numbers(doubted))
    sure = [each for each in unread if each not in doubted]
    if sure:
        return say("assess numbers doubted but", told=named, provisions=_numbers(sure))
    return say("assess numbers doubted too", told=named)


def _numbers(provisions: tuple[Provision, ...] | list[Provision]) -> str:
    return ", ".join(each.number for each in provisions)


def _departures(assessment: Assessment, words: PageWords) -> str:
    if not assessment.departures:
        return words.say("assess departures left out")
    day = assessment.as_of
    if day is None:
        return words.say("assess departures undated")
    return words.say("assess departures dated", day=full(day))
