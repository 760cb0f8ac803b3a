"""Sites made for tests: that of the councils' editions in `policies/`, and of a policy made up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache, lru_cache
from pathlib import Path

from remit import pipeline
from remit.editions import ends_in, publish_file, replaced_in
from remit.site import Published, site_files
from remit.site.frame import Frame
from remit.site.hearing import Hearing
from remit.targets import Product
from remit.vocabulary.pages import english
from tests.targets.products import EDITIONS, EVERY_EDITION, POLICIES

NORTHTOWN = (Path(__file__).parent / "northtown.yaml").read_text(encoding="utf-8")


@cache
def published(edition: str) -> Published:
    """Return an edition in `policies/` as a site shows it."""
    return made_of(f"policies/{edition}", (POLICIES / edition).read_bytes())


def made_of(
    path: str, data: bytes, replaced: tuple[str, bytes] | None = None, until: datetime | None = None
) -> Published:
    """Return a policy as a site shows it, with what changed since the one that it replaces where that is given."""
    checked = pipeline.check_file(path, data)
    made = publish_file(checked, pipeline.check_file(*replaced) if replaced else None, until)
    assert made is not None, [each.finding.message for each in checked.diagnostics]
    return made


def heard(made: Published, product: Product) -> Hearing:
    """Return when one hears back, as a page of a procedure tells it."""
    return Hearing(product, Frame(english()), made.until, "../../../")


@cache
def real() -> dict[str, bytes]:
    """Return the site of the councils' editions."""
    return _site(EDITIONS)


@cache
def every() -> dict[str, bytes]:
    """Return the site of every edition in `policies/`, those of the corpus too."""
    return _site(EVERY_EDITION)


def _site(editions: Sequence[str]) -> dict[str, bytes]:
    files = {f"policies/{edition}": (POLICIES / edition).read_bytes() for edition in editions}
    policies = [published(edition).policy for edition in editions]
    before, ends = replaced_in(policies), ends_in(policies)
    told = {path: (before[path], files[before[path]]) for path in files if path in before}
    return site_files([made_of(path, data, told.get(path), ends.get(path)) for path, data in files.items()])


@lru_cache(maxsize=16)
def northtown(policy: str = NORTHTOWN) -> dict[str, bytes]:
    """Return the site of the policy made up, as its text may have been changed; nobody changes what is returned."""
    return site_files([made_of("policies/northtown/2026-01.yaml", policy.encode())])


def pages(files: dict[str, bytes]) -> dict[str, str]:
    """Return the pages of a site as characters; a fragment for a content management system is none."""
    return {name: data.decode() for name, data in files.items() if data.startswith(b"<!DOCTYPE html>")}
