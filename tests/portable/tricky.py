"""Policies with times of every kind: those by which the compiler's own clocks are tried, and some more."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from remit.targets import Product
from tests.derive.written import cases as cases_of
from tests.derive.written import checked as wholly
from tests.derive.written import policy
from tests.targets.products import products_of

DERIVE = Path(__file__).parents[1] / "derive"

MORE = """\
- The officer must acknowledge within 5 working days of receipt.
- The officer must tell the complainant at least 5 working days before the response is due.
- The council must tell the complainant at least 24 hours before the response is due.
- The council must check the complaint at least 1 month before the response.
- The officer must update the complainant every 10 working days until the response.
- The officer must respond within 40 working days of the acknowledgement.
- The officer may extend the response by up to 2 weeks.
"""
"""Times that end before something or come again: no case of the compiler's own tests of clocks has such."""
DONE = """\
- The officer must acknowledge within 5 working days of receipt.
- The council may ask the complainant for information.
- The complainant must reply to the council.
- The officer must investigate within 5 working days of receipt unless the complainant has replied, otherwise within 3 \
weeks of receipt.
- The officer must review the complaint within 9 working days of receipt if the officer has not acknowledged and the \
complainant has replied, otherwise within 20 working days of the investigation.
- The officer must respond within 5 working days of the investigation if the officer has investigated the complaint or \
a response is requested, otherwise within 12 working days of receipt.
"""
"""Times that hang on what somebody has done by now."""


@cache
def written() -> tuple[tuple[str, Product], ...]:
    """Return what is derived from each policy by which clocks, machines and schedules are tried, with its title."""
    found = [case for name in ("clocks", "machines", "schedule") for case in cases_of(DERIVE / f"{name}.md")]
    policies = [(case.title, wholly(case.policy)) for case in found]
    policies += [("before", wholly(policy(MORE, "rules"))), ("done", wholly(policy(DONE, "rules")))]
    whole = [(title, each) for title, each in policies if each.policy is not None and each.machines]
    return tuple((title, product) for title, each in whole for product in products_of(each))
