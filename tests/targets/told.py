"""What the steps in words leave out of a procedure."""

from __future__ import annotations

from collections.abc import Iterator

from remit.derive.occasions import received_step
from remit.derive.questions import Questions
from remit.derive.voice import Voice
from remit.derive.words import Words
from remit.model.policy import Branch, Item, Part, Procedure, Rule
from remit.syntax.printer import print_action, print_condition
from remit.targets import Product
from remit.targets.steps_md import render
from tests.targets.products import unescaped

NAMELESS = frozenset({"limits", "giving", "extension"})


def left_out(product: Product) -> list[str]:
    """Return every rule, time, condition, alternative and thing to be told that no line of the steps says."""
    text = unescaped(render(product).decode()).lower()
    return [
        f"{rule.id}: {what}"
        for rule in product.procedure.rules()
        for what, wordings in _wanted(rule, product)
        if not any(words.lower() in text for words in wordings if words)
    ]


def _wanted(rule: Rule, product: Product) -> Iterator[tuple[str, list[str]]]:
    voice = product.voice
    if rule.outcome is None:
        yield "the rule", [*_names(rule, product)]
    for limit in rule.action.limits if rule.action else ():
        yield "its time", [voice.time(limit)]
    if rule.sentence.otherwise is not None:
        yield "its time for everyone else", [voice.time(rule.sentence.otherwise)]
    if rule.condition is not None:
        asked = [voice.address(print_condition(rule.condition)), Questions(voice).question(rule.condition)]
        yield "its condition", asked
    if told := voice.giving(rule):
        yield "what is told along with it", [voice.address(told)]
    for act in rule.alternatives:
        yield "what may be done instead", [voice.address(print_action(act, leave_out=NAMELESS))]
    for actor in rule.actors:
        if voice.side_of(actor) == "council" and actor != "the council":
            yield f"{actor}", [actor]


def _names(rule: Rule, product: Product) -> Iterator[str]:
    voice = product.voice
    yield voice.title(rule)
    yield voice.statement(rule).rstrip(".")
    if rule.extension is not None:
        yield voice.extension(rule.extension)
        yield Words(voice, product.machine).longer(rule)
    if rule.attached_to:
        yield Words(voice, product.machine)._attached(rule)
    if received_step(rule) and rule.action is not None:
        yield from map(voice.having, rule.action.limits)
    stage = next((stage for stage in product.procedure.stages if stage.id == rule.stage), None)
    if stage is not None and stage.run_by and rule.part is Part.WAY_IN:
        yield "you can go to the"
    for branch in _branches(product.procedure):
        if branch.rule is rule:
            yield _question(branch, voice)


def _question(branch: Branch, voice: Voice) -> str:
    return Questions(voice).ask(branch)[2]


def _branches(procedure: Procedure) -> Iterator[Branch]:
    pending: list[Item] = [*procedure.arrival, *(item for stage in procedure.stages for item in stage.items)]
    while pending:
        item = pending.pop()
        if isinstance(item, Branch):
            yield item
            pending += [inner for case in item.cases for inner in case.items]
