"""What can be explained, by its name: findings, codes with their provisions, and the checks that decide those."""

from __future__ import annotations

from collections.abc import Iterator


def page(name: str) -> str | None:
    """Return the page of a name, or None if nothing is called so."""
    from remit import catalogue
    from remit.judging.checks import check_named, names
    from remit.judging.explanation import check_page, list_of, page_of
    from remit.rulebook.shipped import rulebook, rulebooks

    if name in catalogue.codes():
        return f"{catalogue.page(name).markdown.rstrip()}\n"
    if (book := rulebook(name)) is not None:
        return list_of(book)
    found = [page_of(book, row) for book in rulebooks() if (row := book.provision(name)) is not None]
    if found:
        return "\n".join(found)
    return check_page(check_named(name)) if name in names() else None


def listing() -> str:
    """Return everything that can be explained, a line each."""
    from remit import catalogue
    from remit.judging.checks import names
    from remit.rulebook.shipped import rulebooks

    pages = [catalogue.page(name) for name in catalogue.codes()]
    width = max((len(page.code) for page in pages), default=0)
    lines = ["Findings:", *(f"{page.code:<{width}}  {page.severity:<7}  {page.title}" for page in pages)]
    lines += ["", "Codes, each with its provisions:"]
    lines += [f"{book.id:<{width}}  {book.title} ({book.short} 1.1 …)" for book in rulebooks()]
    lines += ["", "Checks that decide provisions:", *names()]
    return "\n".join(lines) + "\n"


def near(name: str) -> str:
    """Return what may have been meant."""
    from remit.syntax.nearest import nearest

    found = nearest(name, tuple(_names()))
    return f"; did you mean {found!r}?" if found else "; `remit explain` lists them all"


def _names() -> Iterator[str]:
    from remit import catalogue
    from remit.judging.checks import names
    from remit.rulebook.shipped import rulebooks

    yield from (*catalogue.codes(), *names())
    for book in rulebooks():
        yield book.id
        for provision in book.provisions:
            yield from (provision.id, book.code_of(provision))
