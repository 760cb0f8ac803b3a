"""A flowchart in a frame of another website's page: what the frame shows, and the code that a web team copies there.

INVARIANT: the frame is as high as what it shows, at both widths of the chart, so that nothing scrolls within it.
"""

from __future__ import annotations

from remit.markup import Markup, element
from remit.model.identity import slug
from remit.site.frame import Frame
from remit.site.look import framed
from remit.site.picture import NARROW, picture
from remit.site.published import Published
from remit.site.subject import kind_named
from remit.targets import Product

PAGE, CODE = "embed.html", "embed.txt"
_ABOVE_WIDE, _ABOVE_NARROW = 96, 192
"""Room for the heading and the link above the chart, in px, with a line or two to spare."""
_ADDRESS = "https://www.example.gov.uk"


def files(published: Published, product: Product, up: str, frame: Frame) -> dict[str, bytes]:
    """Return the page and the code; `up` leads from the page to the site's folder."""
    title = frame.words.say("embed title", kind=kind_named(product), council=published.policy.council)
    content = [
        element("h1", title),
        element("p", element("a", frame.words.say("embed words"), href="index.html#steps", target="_parent")),
        picture(product, "embed alt", frame),
    ]
    return {PAGE: frame.inset(title, content, up), CODE: _code(published, product, title).encode()}


def _code(published: Published, product: Product, title: str) -> str:
    """Return the code: a frame with a name, as high as the chart of its own width."""
    wide, narrow = product.wide.height + _ABOVE_WIDE, product.narrow.height + _ABOVE_NARROW
    name = slug(f"flowchart {published.folder} {product.procedure.slug}")
    address = f"{_ADDRESS}/{published.folder}/{product.procedure.slug}/{PAGE}"
    inner = element("iframe", src=address, title=title, sandbox="allow-top-navigation-by-user-activation")
    style = Markup(framed(name, wide, NARROW, narrow))
    return f"{element('style', style).text}\n{element('div', inner, class_=name).text}\n"
