"""Editions to the pages of a website, with their files by their paths. They need no script; nothing from elsewhere.

A page a procedure, a page an edition, the self-assessments, every rule for reviewers, and an index; beside them what
they were made from, as receipts. Works under `default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from remit.receipt import RECEIPT, receipt
from remit.site import assessments, calculator, edition, index, procedure, rules
from remit.site.frame import Frame
from remit.site.look import STYLESHEET, THEME, THEME_FILE, theme_of
from remit.site.published import Listed, Published, in_order, listed
from remit.vocabulary.pages import PageWords, english

__all__ = [
    "SITE_RECEIPT",
    "THEME_FILE",
    "Listed",
    "Published",
    "edition_files",
    "listed",
    "shared_files",
    "site_files",
    "whole_site",
]

SITE_RECEIPT = "site.json"
FORMAT = "remit-site"


def site_files(
    editions: Sequence[Published], theme: bytes | None = None, words: PageWords | None = None
) -> dict[str, bytes]:
    """Return every file of a site by its path; `theme` is a style sheet that sets colours and letters otherwise.

    INVARIANT: two editions never share a folder; who reads the policies sees to that.
    """
    files: dict[str, bytes] = {}
    for each in editions:
        files |= edition_files(each, words)
    return whole_site([listed(each) for each in editions], files, theme, words)


def edition_files(published: Published, words: PageWords | None = None, *, whole: bool = True) -> dict[str, bytes]:
    """Return the files of one edition by their paths in the site.

    Without `whole`, only what a browser shows at once: no PDF, and nothing for a content management system.
    """
    return dict(_edition(published, Frame(words or english()), whole=whole))


def whole_site(
    editions: Sequence[Listed],
    files: Mapping[str, bytes],
    theme: bytes | None = None,
    words: PageWords | None = None,
) -> dict[str, bytes]:
    """Return the files of editions with what they share and the receipt of them all."""
    made = {**files, **shared_files(editions, theme, words)}
    made_from = {each.path: each.sha256 for each in sorted(editions, key=lambda each: each.path)}
    return made | {SITE_RECEIPT: receipt(made, form=FORMAT, policies=made_from)}


def shared_files(
    editions: Sequence[Listed], theme: bytes | None = None, words: PageWords | None = None
) -> dict[str, bytes]:
    """Return what the pages of all editions share: the index, the style sheets and the script."""
    return {
        "index.html": index.page(in_order(editions), Frame(words or english())),
        "site.css": STYLESHEET,
        calculator.SCRIPT_FILE: calculator.script(),
        THEME_FILE: THEME if theme is None else theme_of(theme),
    }


def _edition(published: Published, frame: Frame, *, whole: bool) -> Iterator[tuple[str, bytes]]:
    """Yield the files of one edition, its receipt last."""
    files: dict[str, bytes] = {}
    for product in published.edition.products:
        files |= procedure.files(published, product, frame, whole=whole)
    files |= assessments.files(published, frame)
    files |= rules.files(published, frame)
    files |= edition.files(published, frame)
    yield from ((f"{published.folder}/{name}", data) for name, data in files.items())
    yield f"{published.folder}/{RECEIPT}", receipt(files, **published.facts)
