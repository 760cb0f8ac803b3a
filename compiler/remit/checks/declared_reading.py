"""Where the page leaves two meanings, readers are told which one is used here, and why."""

from __future__ import annotations

from collections.abc import Iterator

from remit.checks import Subject
from remit.checks.limits import limits_in, rules_of
from remit.diagnostic import Finding, Note
from remit.syntax.printer import print_sentence


def check(subject: Subject) -> Iterator[Finding]:
    """Yield every rule that is read otherwise than it stands."""
    for rule in rules_of(subject.policy):
        if rule.reading is not None:
            limit = next(limits_in(rule.said), None)
            why = f", because {rule.reading.why}" if rule.reading.why else ""
            yield Finding(
                f"the page leaves open what this means; here it is read as `{print_sentence(rule.reading.sentence)}`",
                rule.text.part(*limit.span) if limit else rule.span,
                help="nothing to do; when the page says it clearly, write that and delete the reading",
                notes=(Note(f"the reading is declared here{why}", rule.reading.span),),
            )
