"""`remit` with a stand-in for the compiler, so that a test can make it slow, broken or large.

In the stand-in's policies, each line `error: WORDS` (or warning, note) is a finding; `crash` makes the compiler fail,
`slow` makes it take a minute, `linger` a little, and every policy without an error makes two files and a receipt.
"""

from __future__ import annotations

import hashlib
import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from remit.diagnostic import Diagnostic, Finding, Severity
from remit.source import Span


@dataclass(frozen=True, slots=True)
class Policy:
    text: str
    procedures: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    path: str
    diagnostics: tuple[Diagnostic, ...]
    policy: Policy
    vocabulary: None = None
    machines: tuple[str, ...] = ()

    def head(self) -> Checked:
        return self


@dataclass(frozen=True, slots=True)
class Held:
    assessments: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def check_file(path: str, data: bytes) -> Checked:
    text = data.decode("utf-8", "replace")
    if "crash" in text:
        raise ZeroDivisionError("a thing that cannot be")
    if text.startswith("dawdle"):
        print("dawdling", file=sys.stderr, flush=True)
        time.sleep(60)
    if "linger" in text:
        time.sleep(1.3)
    if len(data) > 1024 * 1024:
        text = "error: the file is too large"
    return Checked(path, tuple(findings(path, text)), Policy(text))


def findings(path: str, text: str) -> Iterator[Diagnostic]:
    for number, line in enumerate(text.split("\n"), 1):
        weight, colon, words = line.partition(": ")
        if colon and weight in set(Severity):
            place = Span(path, number, len(weight) + 3, number, len(line) + 1)
            yield Diagnostic("stand-in", Severity(weight), Finding(words, place))


def check_together(checked: Sequence[Checked]) -> tuple[Diagnostic, ...]:
    together = [one for one in checked if "together" in one.policy.text]
    place = [Span(one.path, 1, 1, 1, 2) for one in together]
    return tuple(Diagnostic("between", Severity.ERROR, Finding("said twice", span)) for span in place[1:])


@dataclass(frozen=True, slots=True)
class Unsaid:
    target: str
    says: str
    times: int


@dataclass(frozen=True, slots=True)
class Built:
    files: dict[str, bytes]
    unsaid: tuple[Unsaid, ...] = ()


def build_file(checked: Checked, to: Sequence[str] = ()) -> Built:
    policy = Path(checked.path)
    folder = f"{policy.parent.name}/{policy.stem}"
    if "slow" in checked.policy.text:
        print("compiling", file=sys.stderr, flush=True)
        time.sleep(60)
    made = {"machine.json": checked.policy.text.encode(), "complaint/steps.md": b"1. Receipt\n"}
    if "third" in checked.policy.text:
        made["third.txt"] = b"third\n"
    if to:
        made = {name: data for name, data in made.items() if {"machine-json": "machine.json"}[to[0]] == name}
    receipt = {
        "format": "remit-receipt",
        "policy_sha256": hashlib.sha256(checked.policy.text.encode()).hexdigest(),
        "files": dict.fromkeys(sorted(made), "hash"),
    }
    unsaid = (Unsaid("machine-json", "a thing that cannot be said", 2),) if "unsaid" in checked.policy.text else ()
    return Built(
        {f"{folder}/{name}": data for name, data in made.items()}
        | {f"{folder}/receipt.json": (json.dumps(receipt, indent=2) + "\n").encode()},
        unsaid,
    )


def judge_file(checked: Checked, books: object, as_of: object, *, departures: bool) -> Held:
    return Held()


class StandIn(ModuleType):
    Checked = Checked
    check_file = staticmethod(check_file)
    check_together = staticmethod(check_together)
    judge_file = staticmethod(judge_file)
    build_file = staticmethod(build_file)


if __name__ == "__main__":
    import remit

    sys.modules["remit.pipeline"] = remit.pipeline = StandIn("remit.pipeline")  # type: ignore[attr-defined]

    from remit_cli.main import main

    main()
