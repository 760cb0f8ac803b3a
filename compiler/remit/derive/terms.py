"""What a case runs under: one procedure of one edition, its machine and its calendar, ready for any number of cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from remit.calendar.table import Calendar, calendar_of
from remit.derive.ahead import expire
from remit.derive.case import Case, Happening, Remark, known, opened, step
from remit.derive.dues import Dates
from remit.derive.states import Machine
from remit.derive.tables import Tables, tables_of
from remit.model.policy import Policy, Procedure
from remit.vocabulary import Vocabulary

TOLD = "told"
"""The event of a line that only makes something known of the case."""


@dataclass(frozen=True, slots=True)
class Terms:
    """One procedure of one edition; `sha256` is that of the policy file."""

    policy: Policy
    sha256: str
    procedure: Procedure
    vocabulary: Vocabulary
    machine: Machine
    calendar: Calendar
    tables: Tables

    def opened(self) -> Case:
        """Return the case before anything has happened."""
        return opened(self.tables)

    def dates(self, case: Case) -> Dates:
        """Return the times of a case."""
        return Dates(self.machine, self.procedure, self.calendar, case)

    def step(self, case: Case, happening: Happening) -> tuple[Case, tuple[Remark, ...]]:
        """Return the case after an event, or once a fact is known."""
        if happening.event == TOLD:
            return known(self.tables, case, happening.facts), ()
        return step(self.tables, case, happening)

    def expired(self, case: Case, now: datetime) -> Case:
        """Return the case once every window that it waits at and that has run out by `now` has closed.

        Raises HorizonError where a date lies outside the calendar.
        """
        while over := expire(self.tables, self.dates(case), now):
            after, _ = step(self.tables, case, min(over, key=lambda happening: happening.at))
            if after.places == case.places:
                return case
            case = after
        return case


def terms_of(
    policy: Policy, sha256: str, vocabulary: Vocabulary, machines: Sequence[Machine], kind: str
) -> Terms | None:
    """Return the terms for one kind of feedback, by its name or its id; None if the policy has no procedure for it."""
    for procedure, machine in zip(policy.procedures, machines, strict=True):
        if kind in (procedure.kind, procedure.slug):
            calendar = calendar_of(policy.working_time)
            return Terms(policy, sha256, procedure, vocabulary, machine, calendar, tables_of(machine, procedure))
    return None
