"""Every stage that a rule leads to, and every channel of an example, is one that the policy has.

A rule that leads to a stage which the procedure does not have leads nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from remit.checks import Subject
from remit.diagnostic import Finding
from remit.model.policy import Procedure, Rule, rules_in
from remit.source import Span
from remit.syntax.clause import Extent, Outcome
from remit.vocabulary import channels


def check(subject: Subject) -> Iterator[Finding]:
    """Yield every numbered stage that a rule leads to and its procedure does not have, then the channels."""
    told: set[Span] = set()
    for procedure in subject.policy.procedures:
        stages = {stage.label.lower() for stage in procedure.stages}
        arrival = {rule.id for rule in rules_in(procedure.arrival)}
        for rule in procedure.rules():
            for stage, extent in _stages(rule):
                place = rule.place(extent)
                if stage.removeprefix("stage ").isdecimal() and stage not in stages and place not in told:
                    told.add(place)
                    cure = "put the rule under the kind that has it" if rule.id in arrival else _cure(procedure)
                    yield Finding(f"the {procedure.kind} has no {stage}", place, help=cure)
    yield from _channels(subject)


def _channels(subject: Subject) -> Iterator[Finding]:
    """Yield every example that came by a channel of which nobody knows."""
    known = {*channels(), *(name for name, kind in subject.vocabulary.declared if kind == "CHANNEL")}
    for example in subject.policy.examples:
        name = example.channel.removeprefix("by ")
        if example.channel.startswith("by ") and name not in known:
            yield Finding(
                f"`{name}` is not declared as a channel",
                example.received_span,
                help=f"declare it: `channels: [{name}]`",
            )


def _stages(rule: Rule) -> Iterator[tuple[str, Extent]]:
    """Yield the stages to which a rule leads, each with the words that say so."""
    for action in (rule.action, *rule.alternatives):
        if action is not None and action.to_stage:
            yield action.to_stage, action.span
    for outcome in (rule.sentence.statement, rule.sentence.after):
        if isinstance(outcome, Outcome) and outcome.kind == "goes to":
            yield outcome.target, outcome.span


def _cure(procedure: Procedure) -> str:
    stages = ", ".join(f"`{stage.label.lower()}`" for stage in procedure.stages if stage.label and not stage.run_by)
    return f"name a stage that there is: {stages}" if stages else "give the procedure `stages:`"
