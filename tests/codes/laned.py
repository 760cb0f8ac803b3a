"""The lanes of the policy of a case, as text: each code with what it judges, and what is told of kinds without one."""

from __future__ import annotations

from remit import pipeline
from remit.assessment import Verdict
from remit.rulebook.lanes import lane_of
from tests.codes.written import AS_OF
from tests.derive.written import Case, sound

TOLD = ("code-unclear", "code-unknown")


def lanes(case: Case) -> str:
    """Return the lanes of a case, one a line."""
    checked = sound(case.policy)
    assert checked.policy is not None
    held = pipeline.judge_file(checked, (), AS_OF)
    lines = []
    for one in held.assessments:
        kinds = lane_of(checked.policy, one.rulebook)
        assert (set(one.counts()) == {Verdict.NOT_APPLICABLE}) is not bool(kinds)
        lines.append(f"{one.rulebook.id}: {', '.join(kinds) or 'nothing'}")
    for each in (*checked.diagnostics, *held.diagnostics):
        if each.code in TOLD:
            span = each.finding.span
            words = case.policy.split("\n")[span.line - 1][span.column - 1 : span.end_column - 1]
            lines += [f"{each.code} at `{words}`", f"  {each.finding.message}", f"  {each.finding.help}"]
    return "".join(f"{line}\n" for line in lines)


if __name__ == "__main__":
    from pathlib import Path

    from tests.derive.renew import renew

    renew(Path(__file__).parent / "lanes.md", lanes)
