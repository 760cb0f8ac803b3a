"""Somebody else who answers for the council answers inside its stages, not before them.

Given:
    {statement: contractors, inside: [inside, part of, same stages]}

Met:
    - {stage: 1, rules: [The contractor must respond within 10 working days of receipt.]}
    parties: {contractor: {is: whoever works for the council under contract, side: other}}

Not met:
    - stage: Contractor
      run by: the contractor
      rules: [The contractor must respond within 10 working days of receipt.]
    - stage: 1
      rules: [The complainant may escalate., The officer must respond within 10 working days of the escalation.]
    parties: {contractor: {is: whoever works for the council under contract, side: other}}
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from remit.assessment import Answer
from remit.judging.answers import cannot_tell, met, names, not_met, silent, words
from remit.judging.view import DUTIES, View

TAKES = {"statement": "statement", "inside": "words"}


def decide(view: View, given: Mapping[str, Any]) -> Answer:
    """Return whether nobody has to go through somebody else's procedure first."""
    stages = view.procedure.stages
    first = next((at for at, stage in enumerate(stages) if stage in view.formal), len(stages))
    before = next((stage for stage in stages[:first] if stage in view.third), None)
    if before is not None:
        return not_met(
            f"a complaint has to go through `{before.title}`, run by {before.run_by}, before the council takes it",
            span=view.place(before),
            help="let the third party answer inside stage 1 or stage 2",
        )
    inside = [
        rule
        for stage in view.formal
        for rule in view.rules(stage)
        if rule.strength in DUTIES
        and any(view.vocabulary.parties.get(actor) == "other" for actor in rule.actors)
        and (rule.noun in view.words("response") or (rule.verb is not None and rule.verb.base == "investigate"))
    ]
    if inside:
        return met("others who answer do so inside the council's stages", *map(view.said, inside))
    stated = view.stated(given["statement"])
    if stated is not None and names(stated.words, words(given, "inside")):
        return met("others who answer do so inside the council's stages", stated)
    if stated is not None:
        return cannot_tell("whether contractors answer inside the council's stages is not said", stated)
    return silent(
        view,
        "how a complaint about a contractor or partner is answered",
        help=f"say it under `statements:`, `{given['statement']}:`",
    )
