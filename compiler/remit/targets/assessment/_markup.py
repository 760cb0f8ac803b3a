"""Words to HTML. Whatever is not markup already is text, so that no policy's words can ever become markup."""

from __future__ import annotations

from html import escape

from remit.targets.assessment._words import one_line, web_link
from remit.value import value


@value
class Markup:
    """HTML as it goes out."""

    text: str


Content = Markup | str


def element(name: str, *content: Content, **attributes: str) -> Markup:
    """Return an element; `class_` and `data_label` are written as HTML has them, empty attributes not at all."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(one_line(told))}"' for key, told in attributes.items() if told
    )
    return Markup(f"<{name}{written}>{joined(content).text}</{name}>")


def joined(content: tuple[Content, ...] | list[Content] | list[Markup], between: str = "") -> Markup:
    """Return pieces one after the other."""
    return Markup(
        between.join(each.text if isinstance(each, Markup) else escape(one_line_kept(each)) for each in content)
    )


def linked(words: str, address: str) -> Content:
    """Return words that lead to an address, where it is one of the web; else the words."""
    safe = web_link(address)
    return element("a", words, href=safe) if safe and words else words


def one_line_kept(words: str) -> str:
    """Return words on one line, with the spaces at their ends."""
    start, end = (" " if words[:1].isspace() else ""), (" " if words[-1:].isspace() else "")
    return f"{start}{one_line(words)}{end}" if words.strip() else start
