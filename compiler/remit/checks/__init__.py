"""Policy to findings: what it must be to work. One file a check, found by name; that name is the code of its findings.

A check has `check(subject)`, which yields findings, and `WHOLE = True` if a missing rule would mislead it. It prints,
sorts, weighs and names nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from remit.derive.occasions import Occasions
from remit.derive.states import Machine
from remit.diagnostic import Finding
from remit.model.policy import Policy
from remit.value import value
from remit.vocabulary import Vocabulary


@value
class Subject:
    """What checks look at: a policy, its words, and the machine of each procedure in the policy's order."""

    policy: Policy
    vocabulary: Vocabulary
    machines: tuple[Machine, ...]
    occasions: tuple[Occasions, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Keep what several checks look up in each procedure."""
        occasions = tuple(Occasions(procedure, self.vocabulary) for procedure in self.policy.procedures)
        object.__setattr__(self, "occasions", occasions)


@value
class Check:
    """A check by the code of its findings; `whole` says that it judges only a policy of which every rule was read."""

    code: str
    whole: bool
    run: Callable[[Subject], Iterator[Finding]]


@cache
def checks() -> tuple[Check, ...]:
    """Return every check, by code."""
    found = []
    for name in sorted(info.name for info in iter_modules(__path__)):
        module: Any = import_module(f"{__name__}.{name}")
        if hasattr(module, "check"):
            found.append(Check(name.replace("_", "-"), getattr(module, "WHOLE", False), module.check))
    return tuple(found)
