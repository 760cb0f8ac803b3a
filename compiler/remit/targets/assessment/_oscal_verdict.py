"""Our five verdicts to the two states of OSCAL, with a reason; what they leave out stands in words beside them."""

from __future__ import annotations

from collections.abc import Iterator

from remit.assessment import Judged, Verdict
from remit.targets.assessment._oscal_markup import line, paragraphs, told
from remit.targets.assessment._oscal_parts import Json
from remit.targets.assessment._words import means, sentence
from remit.vocabulary.pages import english

# Nobody may take for kept what was not found to be kept: what is open is `not-satisfied`, and its reason is not `fail`.
_STATES = {
    Verdict.MET: ("satisfied", "pass"),
    Verdict.NOT_MET: ("not-satisfied", "fail"),
    Verdict.CANNOT_TELL: ("not-satisfied", "other"),
    Verdict.FOR_A_PERSON: ("not-satisfied", "other"),
    Verdict.NOT_APPLICABLE: ("satisfied", "other"),
}


def status(judged: Judged) -> Json:
    """Return the state of a provision."""
    state, reason = _STATES[judged.verdict]
    verdict = f"Verdict: {judged.verdict} ({means(judged.verdict, english())})."
    why = told(sentence(judged.deciding.answer.why))
    return {"state": state, "reason": reason, "remarks": paragraphs(line(verdict), why)}


def meanings() -> Iterator[str]:
    """Yield each verdict with its state, its reason and what it means."""
    for verdict, (state, reason) in _STATES.items():
        yield line(f"{verdict}: {means(verdict, english())}. State {state}, reason {reason}")
