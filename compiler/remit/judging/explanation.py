"""A provision, a code or a check to a page for whoever asks what it is. Knows no policy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from remit.judging.checks import Check, check_named
from remit.rulebook import Force, Limb, Provision, Rulebook, Sample

_FORMS = {"rules": "the rules of a stage", "stages": "the stages of a complaint", "policy": "keys of a policy"}


def page_of(book: Rulebook, provision: Provision) -> str:
    """Return what a provision asks, how it is decided, an example kept and one broken, and where it stands."""
    return "\n".join(_page(book, provision)) + "\n"


def list_of(book: Rulebook) -> str:
    """Return the provisions of a code, a line each, with what the code is."""
    width = max(len(each.id) for each in book.provisions)
    number = max(len(each.number) for each in book.provisions)
    rows = (f"{each.number:<{number}}  {each.id:<{width}}  {each.title}" for each in book.provisions)
    head = (f"# {book.id}: {book.title}", "", f"{book.issuer}; issued {book.issued}, applied from {book.applies_from}")
    return "\n".join((*head, "", book.about, "", *rows)) + "\n"


def check_page(check: Check) -> str:
    """Return what a check decides and what a row gives it."""
    takes = (
        f"- `{key}`: {form.rstrip('?')}{', may be left out' if form.endswith('?') else ''}"
        for key, form in check.takes.items()
    )
    return "\n".join((f"# {check.name}: a check of provisions", "", check.page.strip(), "", "Takes:", *takes)) + "\n"


def _page(book: Rulebook, provision: Provision) -> Iterator[str]:
    yield f"# {book.code_of(provision)}: {provision.title}"
    yield ""
    yield f"`{book.id}/{provision.id}`, of {book.title}"
    yield ""
    yield f"Asks ({provision.force}): {provision.says}"
    for limb in provision.limbs:
        yield ""
        yield from _decided(limb, provision)
    for name, sample in (("Kept", provision.kept), ("Broken", provision.broken)):
        if sample is not None:
            yield from _sample(name, sample)
    yield ""
    yield f"Source: {provision.source}"
    seen = {"seen": "its words were read", "seen in part": "only some of its words were read"}
    how = seen.get(provision.confidence, f"{provision.confidence}: its own words were not read")
    yield f"Read: {how}" + (f"; its number: {provision.number_doubt}" if provision.number_doubt else "")
    if provision.note:
        yield f"Note: {provision.note}"


def _decided(limb: Limb, provision: Provision) -> Iterator[str]:
    """Yield how one limb is decided."""
    if len(provision.limbs) > 1:
        weight = "advice" if limb.advice else str(limb.force)
        yield f"{limb.id} ({weight}): {limb.says}"
    if provision.force is Force.STATEMENT:
        yield "A principle: nothing in it is kept or broken."
    elif limb.check:
        check = check_named(limb.check)
        yield f"Decided by the check `{limb.check}`: {_summary(check)}"
        yield from (f"- {key}: {_said(said)}" for key, said in limb.given.items())
    else:
        keys = ", ".join(f"`{key}:`" for key in limb.evidence)
        yield "Decided by a person" + (f", with what the policy says under `statements:`, {keys}." if keys else ".")
    if limb.beyond_departure:
        yield "The law demands it: no departure is possible."


def _sample(name: str, sample: Sample) -> Iterator[str]:
    yield from ("", f"{name} ({_FORMS[sample.form]}):", "```yaml", sample.text.rstrip("\n"), "```")


def _summary(check: Check) -> str:
    """Return the first paragraphs of a check's page, without its examples."""
    return " ".join(check.page.partition("\nGiven:")[0].split())


def _said(said: Any) -> str:
    if isinstance(said, Mapping):
        return "; ".join(f"{key} ({_said(value)})" for key, value in said.items())
    return said if isinstance(said, str) else ", ".join(said)
