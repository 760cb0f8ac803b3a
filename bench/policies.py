"""Policies of any size, made of the sentences that real ones are made of. The same number makes the same policy."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, islice

_HEAD = """\
language: 1
policy: Customer feedback policy
council: Council {number}
nation: England
edition: 2026-01
in force: from 16 January 2026 at 17:00
source: Customer feedback policy
link: https://www.example.org/feedback/{number}

calendar:
  working days: Monday to Friday except bank holidays in England
  day ends: 17:00

parties:
  officer: an officer of the service that the complaint is about
  senior officer: an officer more senior than the one who answered before
  head of service: the head of the service that the complaint is about

facts:
  - the complaint is complex
  - the complaint came by phone

feedback:
"""
_KINDS = ("complaint", "compliment", "suggestion", "representation")
_WAY_IN = "The complainant may escalate within {days} working days of the stage {before} response. [step {step}]"
_RULES = (
    "The officer must acknowledge within {few} working days of receipt. [step {step}]",
    "The officer may ask the complainant for information. [step {step}]",
    "The officer must respond within {days} working days of the acknowledgement. [step {step}]",
    "The officer may extend the response by up to {days} working days, giving the reason. [step {step}]",
    "The response must include the decision, any remedy and how to escalate. [step {step}]",
    "The head of service must sign the response. [step {step}]",
    "If the complaint is complex, the officer must copy the response to the head of service. [step {step}]",
    "The officer must record the complaint before closing the complaint. [step {step}]",
)


def by_rules(rules: int, number: int = 0) -> str:
    """Return a policy with so many rules, in as many stages of nine as that takes."""
    sentences = list(islice(_sentences(number), rules))
    lines = [*_HEAD.format(number=number).splitlines(), "  complaint:", "    stages:"]
    for place in range(0, rules, 1 + len(_RULES)):
        stage = place // (1 + len(_RULES)) + 1
        lines += [f"      - stage: {stage}", f"        name: Stage {stage}", "        rules:"]
        lines += [f"          - {sentence}" for sentence in sentences[place : place + 1 + len(_RULES)]]
    return "\n".join(lines) + "\n"


def by_lines(lines: int, number: int = 0) -> str:
    """Return a policy of about so many lines."""
    rules = 1
    while by_rules(rules, number).count("\n") < lines:
        rules += 1
    return by_rules(rules, number)


def _sentences(number: int) -> Iterator[str]:
    """Return the rules of stage after stage without end; their numbers differ from policy to policy."""
    step = count(1)
    for stage in count(1):
        few, days = 2 + (number + stage) % 9, 10 + (number * 7 + stage) % 30
        for sentence in (_WAY_IN, *_RULES) if stage > 1 else (*_RULES, _RULES[5].replace("head of service", "officer")):
            text = sentence.format(few=few, days=days, before=stage - 1, step=next(step))
            yield text.replace("of receipt.", f"of the stage {stage} escalation.") if stage > 1 else text
