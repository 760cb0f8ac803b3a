"""What a time counts from has a time itself.

"Within 10 working days of the officer's receipt of it" is no promise while nothing says when the officer has it.
"""

from __future__ import annotations

from collections.abc import Iterator

from remit.checks import Subject
from remit.checks.unknown_event import events_counted, is_unknown
from remit.derive.occasions import received_steps
from remit.diagnostic import Finding
from remit.model.policy import Part, Rule

WHOLE = True


def check(subject: Subject) -> Iterator[Finding]:
    """Yield every promise whose start nothing bounds: an event outside the rules, or a step without a time."""
    for occasions in subject.occasions:
        procedure = occasions.procedure
        rules = {rule.id: rule for rule in procedure.rules()}
        timed = (rule for rule in procedure.rules() if rule.limit is not None)
        reached = {f"{step}.received" for rule in timed for step in received_steps(rule)}
        for rule, ref in events_counted(procedure):
            starts = occasions.resolve(ref, rule) if rule.part is Part.STEP else ()
            if not starts or is_unknown(ref, starts[0], subject.vocabulary):
                continue
            for start in starts:
                maker = rules.get(start.event.rpartition(".")[0])
                if start.event not in reached and _unbounded(maker, start.known):
                    yield Finding(
                        f"nothing says by when `{start.label}` happens, so this time has no end that can be named",
                        rule.place(ref.span),
                        help="give that step a time of its own, or count from `receipt`",
                    )


def _unbounded(maker: Rule | None, known: bool) -> bool:
    if maker is None:
        return not known
    return maker.part is Part.STEP and maker.limit is None
