"""There is no stage beside those that the code knows.

Every further stage, and every named informal one, is one more wait before somebody independent looks. An Ombudsman's is
no stage of the council, a request for service is none, and settling something quickly inside stage 1 is none either.

Given:
    {stages: "2"}

Met:
    - {stage: 1, rules: [The officer must respond within 10 working days of receipt.]}
    - stage: 2
      rules: [The complainant may escalate., The officer must respond within 20 working days of the escalation.]

Not met:
    - {stage: Informal stage, rules: [The officer must respond.]}
    - stage: 1
      rules: [The complainant may escalate., The officer must respond within 10 working days of the escalation.]
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from remit.assessment import Answer, Evidence
from remit.calendar.words import joined
from remit.judging.answers import met, not_met
from remit.judging.view import View
from remit.model.policy import Stage

TAKES = {"stages": "number"}


def decide(view: View, given: Mapping[str, Any]) -> Answer:
    """Return whether the council has no more stages than the code, and no named step before them."""
    allowed = int(given["stages"])
    extra = [*view.informal, *view.formal[allowed:], *view.third]
    if not extra:
        named = [view.label(stage) for stage in view.formal]
        outside = [stage for stage in view.outside if view.is_ombudsman(stage)]
        other = f"; `{outside[0].title}` is the Ombudsman's and does not count" if outside else ""
        own = f"the council's stages are {joined(named)}" if len(named) > 1 else "the council has one stage"
        return met(f"{own}{other}", *(_as_evidence(stage) for stage in view.formal))
    before = [stage.title for stage in view.informal]
    beyond = [stage.title for stage in view.formal[allowed:]]
    why = []
    if before:
        why.append(f"`{joined(before)}` is a named step before stage 1")
    why += [f"`{stage.title}`, run by {stage.run_by}, is one more stage" for stage in view.third]
    if beyond:
        why.append(
            f"`{joined(beyond)}` is a stage of the council beyond the {allowed} that {view.book.spoken_of} knows"
        )
    return not_met(
        "; ".join(why),
        *(_as_evidence(stage) for stage in extra),
        span=view.place(extra[0]),
        help=f"settle what is quickly settled inside stage 1, with its clock running; let stage {allowed} be the last",
    )


def _as_evidence(stage: Stage) -> Evidence:
    return Evidence(stage.id, stage.name or stage.label, stage.span.start(), str(stage.origin), stage.origin.link)
