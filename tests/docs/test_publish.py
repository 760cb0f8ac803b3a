"""The page on putting a policy on a website: it names what is written, and what it shows works."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from remit.site import THEME_FILE, site_files
from remit.site.look import THEME
from remit.vocabulary.labels import LABELS
from remit.vocabulary.pages import FILES
from tests.browser import STRICT
from tests.docs.written import anchors
from tests.site.made import NORTHTOWN, made_of, real

DOCS = Path(__file__).parents[2] / "docs"
TEXT = (DOCS / "publish.md").read_text(encoding="utf-8")
ASSESSED = re.compile(r"assessment(-\w+)*\.html")


def named() -> set[str]:
    """Return the files that the page names, without the folders that bear the names of councils."""
    table = re.findall(r"^\| (`[^|]+)\|([^|]+)\|$", TEXT, re.MULTILINE)
    return {
        PurePosixPath(name).name if not name.endswith("/") else name
        for cells in table
        for name in re.findall(r"`([\w./-]+)`", "".join(cells))
    }


def written() -> set[str]:
    """Return the names of the files of the councils' sites; those of a folder of pieces by that folder."""
    names = (name.partition("/cms/") for name in real())
    found = {"COUNCIL/EDITION/KIND/cms/" if folder else PurePosixPath(name).name for name, folder, _ in names}
    return {"assessment.html" if ASSESSED.fullmatch(name) else name for name in found}


def test_every_file_that_is_written_is_named_and_no_other() -> None:
    assert named() == written()


def test_the_policy_of_the_server_is_the_one_under_which_pages_are_looked_at() -> None:
    assert f"Content-Security-Policy: {STRICT}\n" in TEXT


def test_a_theme_sets_what_there_is() -> None:
    (own,) = re.findall(r"^```css\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)

    assert set(re.findall(r"--[\w-]+", own)) <= set(re.findall(r"--[\w-]+", THEME.decode()))
    edition = made_of("policies/northtown/2026-01.yaml", NORTHTOWN.encode())
    assert site_files([edition], own.encode())[THEME_FILE].endswith(own.encode())


def test_the_pieces_for_a_content_management_system_are_there() -> None:
    (steps,) = re.findall(r"^1\. (.*?)\n\n", TEXT, re.MULTILINE | re.DOTALL)
    pieces = {name.rpartition("/cms/")[2] for name in real() if "/cms/" in name}

    assert set(re.findall(r"`([\w-]+\.\w+)`", steps)) <= pieces


def test_the_files_of_words_are_where_it_says() -> None:
    words = TEXT.partition("## Another language")[2]
    named = {Path(name).name for name in re.findall(r"`([^`]+)`", words)}

    assert f"`compiler/remit/vocabulary/{FILES[0].name}`" in words
    assert named == {file.name for file in (*FILES, LABELS)}


def test_every_link_leads_somewhere() -> None:
    for link in re.findall(r"\]\(([^)]*)\)", TEXT):
        file, _, title = link.partition("#")
        assert (DOCS / file).exists(), link
        assert not title or title in anchors((DOCS / file).read_text(encoding="utf-8"))
