"""Policies with times of every kind: those by which the compiler's own clocks are tried, and some more."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from remit.targets import Product
from tests.derive.written import Case, checked
from tests.derive.written import cases as cases_of
from tests.targets.products import products_of

HERE = Path(__file__).parent
DERIVE = HERE.parent / "derive"


@cache
def derived() -> tuple[tuple[str, Product], ...]:
    """Return what is derived from each policy by which clocks, machines and schedules are tried, with its title."""
    return _made(case for name in ("clocks", "machines", "schedule") for case in cases_of(DERIVE / f"{name}.md"))


@cache
def own() -> tuple[tuple[str, Product], ...]:
    """Return what is derived from policies with what no case of the compiler's own tests has, with its title."""
    cases = cases_of(HERE / "tricky.md")
    found = _made(cases)
    assert [title for title, _ in found] == [case.title for case in cases]
    return found


def written() -> tuple[tuple[str, Product], ...]:
    """Return all of them."""
    return (*derived(), *own())


def _made(cases: Iterable[Case]) -> tuple[tuple[str, Product], ...]:
    found = [(case.title, checked(case.policy)) for case in cases]
    whole = [(title, each) for title, each in found if each.policy is not None and each.machines]
    return tuple((title, product) for title, each in whole for product in products_of(each))
