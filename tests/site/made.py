"""Sites made for tests: that of the councils' editions in `policies/`, and of a policy made up."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from remit import pipeline
from remit.editions import publish_file, with_changes
from remit.site import Published, site_files
from tests.targets.products import EDITIONS, EVERY_EDITION, POLICIES

NORTHTOWN = (Path(__file__).parent / "northtown.yaml").read_text(encoding="utf-8")


@cache
def published(edition: str) -> Published:
    """Return an edition in `policies/` as a site shows it."""
    return made_of(f"policies/{edition}", (POLICIES / edition).read_bytes())


def made_of(path: str, data: bytes) -> Published:
    """Return a policy as a site shows it."""
    checked = pipeline.check_file(path, data)
    made = publish_file(checked)
    assert made is not None, [each.finding.message for each in checked.diagnostics]
    return made


@cache
def real() -> dict[str, bytes]:
    """Return the site of the councils' editions."""
    return site_files(list(with_changes([published(edition) for edition in EDITIONS])))


@cache
def every() -> dict[str, bytes]:
    """Return the site of every edition in `policies/`, those of the corpus too."""
    return site_files(list(with_changes([published(edition) for edition in EVERY_EDITION])))


def northtown(policy: str = NORTHTOWN) -> dict[str, bytes]:
    """Return the site of the policy made up, as its text may have been changed."""
    return site_files([made_of("policies/northtown/2026-01.yaml", policy.encode())])


def pages(files: dict[str, bytes]) -> dict[str, str]:
    """Return the pages of a site as characters; what is pasted into pages of others is none."""
    return {name: data.decode() for name, data in files.items() if name.endswith(".html") and "/cms/" not in name}
