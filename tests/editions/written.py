"""Editions of one policy, written from a line each."""

from __future__ import annotations

from remit import pipeline

TEXT = """\
language: 1
policy: {policy}
council: Northtown Council
nation: England
edition: {edition}
in force: {force}
{rest}calendar:
  working days: Monday to Friday except bank holidays in England
feedback:
  complaint:
    rules:
      - The officer must respond within {days} working days of receipt.
"""


def edition(
    name: str, force: str, replaces: str = "", open_cases: str = "", days: int = 10, policy: str = "Complaints policy"
) -> str:
    """Return the file of an edition."""
    rest = f"replaces: {replaces}\n" * bool(replaces) + f"cases already open: {open_cases}\n" * bool(open_cases)
    return TEXT.format(policy=policy, edition=name, force=force, rest=rest, days=days)


def checked(*texts: str) -> list[pipeline.Checked]:
    """Return files that were checked one by one."""
    return [
        pipeline.check_file(f"policies/northtown/{number}.yaml", text.encode()) for number, text in enumerate(texts, 1)
    ]


def findings(*texts: str) -> list[str]:
    """Return what is found between files, a line each."""
    found = pipeline.check_together(checked(*texts))
    return [
        f"{each.finding.span.path[-6:-5]}:{each.finding.span.line} {each.code}: {each.finding.message}"
        for each in found
    ]
