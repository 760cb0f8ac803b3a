"""After the last stage that the code knows, nothing follows but the Ombudsman.

Given:
    {stage: "2"}

Met:
    - {stage: 1, rules: [The officer must respond within 10 working days of receipt.]}
    - stage: 2
      rules: [The complainant may escalate., The officer must respond within 20 working days of the escalation.]

Not met:
    - {stage: 1, rules: [The officer must respond within 10 working days of receipt.]}
    - stage: 2
      rules: [The complainant may escalate., The officer must respond within 20 working days of the escalation.]
    - stage: 3
      rules: [The complainant may escalate., The director must respond within 20 working days of the escalation.]
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from remit.assessment import Answer
from remit.judging.answers import leaning, met, not_met, silent
from remit.judging.view import View

TAKES = {"stage": "number"}


def decide(view: View, given: Mapping[str, Any]) -> Answer:
    """Return whether the council's answer at a stage is its last."""
    number = int(given["stage"])
    stage = view.stage(number)
    if stage is None:
        return silent(view, f"anything of a stage {number}")
    beyond = [*view.formal[number:], *view.third]
    if beyond:
        return not_met(
            f"after stage {number} a complaint goes on to `{beyond[0].title}`, which is no Ombudsman's",
            *(view.said(rule) for rule in view.ways_in(beyond[0])),
            span=view.place(beyond[0]),
            help=f"let the answer at stage {number} be the council's last, and name the Ombudsman in it",
        )
    ombudsman = next((each for each in view.outside if view.is_ombudsman(each)), None)
    final = view.stated("final stage")
    then = f"; after it comes the Ombudsman (`{ombudsman.title}`)" if ombudsman else ""
    ways = tuple(view.said(rule) for rule in view.ways_in(ombudsman)) if ombudsman else ()
    answer = met(f"{view.label(stage)} is the council's last{then}", *((final,) if final else ()), *ways)
    return answer if ombudsman or final else leaning(view, answer, stage)
