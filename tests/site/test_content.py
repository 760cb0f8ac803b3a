"""Where a page comes from, in whose words it speaks, and that no words of a policy become anything but text."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from remit.changes.change import Effect
from remit.rulebook.shipped import FOLDER
from remit.site import Published, edition_files, site_files
from remit.site.changed import LEFT
from remit.vocabulary.pages import english
from tests.site.checked import Page
from tests.site.made import NORTHTOWN, made_of, northtown, pages, published, real
from tests.targets.products import EDITIONS, POLICIES

# Where a page comes from


def test_the_foot_of_a_page_and_the_receipt_name_all_that_it_was_made_from() -> None:
    one = published("cambridgeshire/2026-01.yaml")
    receipt = json.loads(real()[f"{one.folder}/receipt.json"])
    code = sha256((FOLDER / "lgsco-2024.json").read_bytes()).hexdigest()

    assert receipt["policy"] == "policies/cambridgeshire/2026-01.yaml"
    assert receipt["policy_sha256"] == sha256((POLICIES / "cambridgeshire/2026-01.yaml").read_bytes()).hexdigest()
    assert receipt["calendar_sha256"] == one.calendar.digest
    assert receipt["codes_sha256"] == {"lgsco-2024": code}
    of_edition = [
        page
        for name, page in pages(real()).items()
        if name.startswith(f"{one.folder}/") and not name.endswith("/embed.html")
    ]
    assert len(of_edition) == 7
    for page in of_edition:
        foot = page.partition("<footer>")[2]
        told = (receipt["policy"], receipt["policy_sha256"], receipt["calendar_sha256"], code, receipt["remit"])
        assert all(each in foot for each in told)


def test_a_receipt_has_the_hash_of_every_file() -> None:
    files = real()
    site = json.loads(files["site.json"])

    assert site["files"] == {name: sha256(data).hexdigest() for name, data in files.items() if name != "site.json"}
    assert set(site["policies"]) == {f"policies/{edition}" for edition in EDITIONS}


def test_a_page_with_a_verdict_says_that_it_is_no_assessment_of_the_council() -> None:
    judged = {name: page for name, page in pages(real()).items() if 'class="verdict' in page}

    assessments = {name: page for name, page in pages(real()).items() if "assessment" in name}
    assert judged.keys() <= assessments.keys()
    assert len(judged) == len(assessments) - 1, "the code asks nothing of one of them"
    for page in assessments.values():
        text = " ".join(Page(page).text.split())
        assert "This is a draft, not the council's own assessment." in text
        assert "From what it was made" in text


def test_the_same_policies_make_the_same_bytes_in_whatever_order_they_come() -> None:
    editions = [made_of(f"policies/{edition}", (POLICIES / edition).read_bytes()) for edition in EDITIONS[:3]]

    assert site_files(editions) == site_files(editions[::-1])
    assert site_files(editions) == site_files([published(edition) for edition in EDITIONS[:3]])


def test_of_a_council_the_latest_edition_comes_first_and_those_without_a_date_last() -> None:
    def dated(edition: str, since: str) -> Published:
        text = NORTHTOWN.replace('"2026-01"', f'"{edition}"').replace("from 16 January 2026 at 17:00", since)
        return made_of(f"policies/northtown/{edition}.yaml", text.encode())

    index = site_files([dated("a", "not stated"), dated("b", "from 1 January 2024"), dated("c", "from 1 May 2025")])

    found = re.findall(r'<h3><a href="northtown/(\w)/', index["index.html"].decode())
    assert found == ["c", "b", "a"]


def test_a_preview_shows_the_same_pages_without_what_is_for_print_or_for_pasting() -> None:
    edition = published("cambridgeshire/2026-01.yaml")
    whole, shown = edition_files(edition), edition_files(edition, whole=False)

    left_out = {name for name in whole if "/cms/" in name or name.endswith(".pdf")}
    assert left_out
    assert shown.keys() == whole.keys() - left_out
    for name in shown.keys() - {f"{edition.folder}/receipt.json"}:
        assert shown[name] == re.sub(rb'<li><a href="procedure.pdf">[^<]+</a></li>\n', b"", whole[name])


# Words and colours are data


def said_otherwise() -> dict[str, str]:
    """Return the pages of a site in a language in which every word of ours is of the letter x."""
    words = english()
    other = {label: re.sub(r"[^\W\d_]", "x", re.sub(r"\{\w+\}", "", told)) for label, told in words.phrases.items()}
    slots = {label: " ".join(re.findall(r"\{\w+\}", told)) for label, told in words.phrases.items()}
    phrases = {label: f"{other[label]} {slots[label]}" for label in words.phrases} | {"language": "cy"}
    edition = made_of("policies/northtown/2026-01.yaml", NORTHTOWN.encode())
    return pages(site_files([edition], words=replace(words, phrases=phrases)))


def test_no_words_of_an_assessment_are_left_but_those_of_the_policy_the_code_and_the_checks() -> None:
    page = said_otherwise()["northtown/2026-01/assessment.html"]
    text = " ".join(Page(page.replace("<", " <")).text.split())
    labels = [told for label, told in english().phrases.items() if re.match("assess (?!verdict)", label)]
    said = [each.strip(" :.;,()“”") for told in labels for each in re.split(r"\{\w+\}", told)]
    several = [each for each in said if each.count(" ") > 1]

    assert '<html lang="cy">' in page
    assert [each for each in several if each in text] == []
    assert len(several) > 50


def test_every_word_of_the_pages_can_be_said_otherwise() -> None:
    files = said_otherwise()

    of_kind = "northtown/2026-01/compliment"
    of_edition = ("northtown/2026-01/index.html", "northtown/2026-01/rules.html")
    for name in ("index.html", *of_edition, f"{of_kind}/index.html", f"{of_kind}/embed.html"):
        told = re.sub("<code>.*?</code>", "", files[name]).replace("<", " <")
        left = set(re.findall(r"[A-Za-z]{3,}", Page(told).text)) - OF_THE_POLICY
        assert '<html lang="cy">' in files[name]
        assert {word for word in left if set(word.lower()) != {"x"}} == set()


OF_THE_POLICY = set(
    re.findall(
        r"[A-Za-z]{3,}",
        f"{NORTHTOWN} Complaint Compliment You send your Council policies yaml Getting touch What happens December "
        "Stage northtown CSV SVG XLSX DOT TXT PDF iCalendar Mermaid Markdown JSON",
    )
)


def test_a_council_s_theme_stands_behind_ours() -> None:
    edition = made_of("policies/northtown/2026-01.yaml", NORTHTOWN.encode())

    own = site_files([edition], b":root { --accent: #4d2942; }\n")

    assert own["theme.css"] == site_files([edition])["theme.css"] + b"\n:root { --accent: #4d2942; }\n"
    assert own["site.css"] == site_files([edition])["site.css"]
    assert re.findall(rb"#[0-9a-f]{3,6}\b", own["site.css"]) == [b"#ffffff"], "the ground of a chart is always white"


# Whatever words a policy has


HOSTILE = ["<script>alert(1)</script>", '\\" onmouseover=\\"alert(1)', "</title></style><img src=x onerror=alert(1)>",
           "&lt;b&gt; &amp; {kind} {number}", "' ]]> <!-- -->", "javascript:alert(1)"]  # fmt: skip
OPEN = ("Complaints policy", "Northtown Council", "The page", "an issue more than 12 months old",
        "the chief executive decides otherwise", "the conduct of a councillor", "the Monitoring Officer",
        "Frontline resolution", "Review", "what happens in the meantime", "the page does not say it")  # fmt: skip


def site_saying(words: str) -> dict[str, str]:
    text = NORTHTOWN
    for each in OPEN:
        assert f'"{each}"' in text
        text = text.replace(f'"{each}"', f'"{words}"')
    return pages(northtown(text))


@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_of_a_policy_become_anything_but_text(words: str) -> None:
    harmless, found = site_saying("words"), site_saying(words)
    said = words.replace('\\"', '"')

    assert found.keys() == harmless.keys()
    for name, page in found.items():
        elements = [(tag, sorted(told)) for tag, told in Page(page).elements]
        assert elements == [(tag, sorted(told)) for tag, told in Page(harmless[name]).elements]
    assert all(said in " ".join(Page(page).text.split()) for page in found.values())


def linking(link: str) -> list[dict[str, str]]:
    """Return the links of a page whose policy says that it was written from the page at an address."""
    made = made_of("policies/northtown/2026-01.yaml", NORTHTOWN.encode())
    policy = replace(made.policy, origin=replace(made.policy.origin, link=link))
    files = site_files([replace(made, edition=replace(made.edition, policy=policy))])
    return Page(files["northtown/2026-01/complaint/index.html"].decode()).all("a")


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "https://a.example/> <script>", "data:text/html,x", "http://a.example/b"]
)
def test_what_may_not_be_followed_is_no_link(link: str) -> None:
    assert linking(link) == linking("")


def test_the_page_behind_a_policy_is_linked() -> None:
    link = "https://northtown.example/complaints?a=1&b=2"

    assert [told for told in linking(link) if told not in linking("")] == [{"href": link}]


def test_no_page_and_no_style_names_anything_outside(tmp_path: Path) -> None:
    style = real()["site.css"] + real()["theme.css"]

    assert b"url(" not in style
    assert b"@import" not in style


def test_a_page_says_what_has_changed_since_the_edition_that_it_replaces() -> None:
    new, old = pages(real()), "cambridgeshire/before-2026-01"
    page = new["cambridgeshire/2026-01/complaint/index.html"]
    section = page[page.index('id="changed"') : page.index('id="downloads"')]

    assert "Since edition before-2026-01" in section
    assert "What may take longer" in section
    assert "We respond to your complaint" in section
    # What is about another kind stands on the page of that kind.
    assert "your representation" not in section
    assert "your representation" in new["cambridgeshire/2026-01/representation/index.html"]
    assert 'id="changed"' not in new[f"{old}/complaint/index.html"]


def test_every_effect_on_residents_has_its_words() -> None:
    for effect in Effect:
        if effect not in LEFT:
            assert english().say(f"changed {effect}")
