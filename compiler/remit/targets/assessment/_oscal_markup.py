"""Words of authors to the text fields of OSCAL, whose prose is Markdown with HTML in it: in them nothing is markup."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import category
from urllib.parse import quote

from remit.markup import web_address
from remit.targets.assessment._words import said

_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_JOINERS = "\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}\N{SOFT HYPHEN}"
# Braces are OSCAL's own markup (`{{ insert: param, … }}`), `~` and `^` lower and raise. What only opens a block does so
# at the start of a line. `<` becomes an entity and no `\<`: that holds for those too who paste the prose into a page.
_MARKUP = re.compile(r"[\\`*_\[\]{}~^]|^[#+=-]")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])")
_ENTITIES = re.compile(r"[<>]|&(?=#?\w+;)")
_NAMED = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}


def plain(words: str) -> str:
    """Return words on one line for a field without markup; characters that hide or move others do not get through."""
    return " ".join("".join(map(_safe, words)).split())


def line(words: str) -> str:
    """Return an author's words as one line of Markdown that reads as they stand."""
    escaped = _MARKUP.sub(r"\\\g<0>", plain(words))
    escaped = _NUMBERED.sub(r"\1\\\2", escaped)
    return _ENTITIES.sub(lambda found: _NAMED[found[0]], escaped)


def told(words: str) -> str:
    """Return a reason of ours as one line of Markdown; what it quotes stands in quotation marks."""
    return line(said(words))


def paragraphs(*texts: str) -> str:
    """Return lines of Markdown as paragraphs, those without words left out."""
    return "\n\n".join(text for text in texts if text)


def listed(heading: str, lines: Iterable[str]) -> str:
    """Return lines of Markdown as a list under a heading, or nothing where there are none."""
    items = [f"- {each}" for each in lines]
    return "\n".join([f"{heading}:", "", *items]) if items else ""


def address(link: str) -> str:
    """Return a web address as a URI of ASCII characters, or nothing where it is none that may be followed."""
    return quote(web_address(link), safe="%/:?#@!$&()*+,;=~", errors="replace")


def _safe(char: str) -> str:
    kind = category(char)
    if kind == "Cc" and not char.isspace():
        return _UNKNOWN
    return _UNKNOWN if kind == "Cs" or (kind == "Cf" and char not in _JOINERS) else char
