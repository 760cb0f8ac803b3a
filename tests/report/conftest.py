"""What tests of reports may ask for: a small code of complaint handling in the place of those that are shipped."""

from __future__ import annotations

import pytest

from remit.rulebook import Confidence, Force, Limb, Provision, Rulebook, shipped


@pytest.fixture(autouse=True)
def code(monkeypatch: pytest.MonkeyPatch) -> Rulebook:
    """Return the one rulebook that there is."""
    link = "https://www.example.org/code?chapter=7"
    book = Rulebook(
        id="lgsco-2024",
        title="LGSCO Complaint Handling Code 2024",
        short="LGSCO",
        issuer="the Ombudsman",
        issued="2024-02",
        applies_from="2026-04-01",
        replaces="",
        nation="England",
        governs=("complaint",),
        source=link,
        about="",
        called=(),
        good_reason=(),
        informal=(),
        events={},
        items={},
        sections=(),
        provisions=(
            provision("stage-1-response", "6.3", "Stage 1: full response", Force.SHOULD, link, ("stage-one",)),
            provision("stage-1-extension", "6.5", "Stage 1: extension", Force.MAY, ""),
        ),
    )
    monkeypatch.setattr(shipped, "rulebooks", lambda: (book,))
    return book


def provision(id_: str, number: str, title: str, force: Force, source: str, aliases: tuple[str, ...] = ()) -> Provision:
    says = f"{title} {{as the code has it}}"
    limb = Limb("whole", says, force)
    return Provision(id_, number, title, says, force, source, Confidence.PARTLY, (limb,), aliases=aliases)
