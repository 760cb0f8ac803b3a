"""What rows of rulebooks name: one file a check, found by name.

A check has `TAKES`, what a row must and may give it (`?` marks what may be left out), and `decide(view, given)`, which
returns an answer. It prints, sorts and weighs nothing, and knows no code. Its page shows policies that meet it and that
do not, with what it is given there; they are run as tests.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from remit.assessment import Answer
from remit.judging.view import View
from remit.value import value


@value
class Check:
    """A check by its name. `takes` gives for each key the form of its value, with `?` where it may be left out."""

    name: str
    takes: Mapping[str, str]
    page: str
    decide: Callable[[View, Mapping[str, Any]], Answer]


@cache
def names() -> tuple[str, ...]:
    """Return the names of all checks, without importing one."""
    return tuple(sorted(info.name.replace("_", "-") for info in iter_modules(__path__) if info.name[0] != "_"))


@cache
def check_named(name: str) -> Check:
    """Return the check of a name; raises KeyError if there is none."""
    if name not in names():
        raise KeyError(name)
    module: Any = import_module(f"{__name__}.{name.replace('-', '_')}")
    return Check(name, module.TAKES, module.__doc__, module.decide)
