"""Which policy a case falls under: the files of a folder, the kind of feedback, and the moment at which it came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from remit_cli import files
from remit_cli.files import CannotError

if TYPE_CHECKING:
    from remit.derive.terms import Terms
    from remit.model.editions import Lineage, Tenure
    from remit.pipeline import Checked
    from remit_cli.main import Session


@dataclass(frozen=True, slots=True)
class Chosen:
    """The terms of a case, when their edition is in force, and what is to be known of the choice."""

    terms: Terms
    force: str
    notes: tuple[str, ...]


class Choice:
    """The policies at one path that have a procedure for one kind of feedback."""

    def __init__(self, path: str, kind: str, session: Session) -> None:
        from remit.model.editions import lineages

        self.kind = kind
        self._checked = {one.path: one for one in _checked(files.find([path]), session)}
        policies = [one.policy for one in self._checked.values() if one.policy]
        found = [
            lineage for lineage in lineages(policies) if any(_has(kind, one.procedures) for one in lineage.policies)
        ]
        self._lineage = self._only(found)

    def edition(self, received: datetime, now: datetime, name: str = "") -> Chosen:
        """Return the edition for feedback that came at a moment; raises CannotError where there is none."""
        lineage = self._lineage
        tenure = lineage.named(name) if name else lineage.of_case(received, now)
        if name and tenure is None:
            known = ", ".join(f"`{policy.edition}`" for policy in lineage.policies)
            raise CannotError(f"no edition is called {name!r}; there are {known}")
        if tenure is None:
            raise CannotError(self._none(received))
        if not tenure.covers(received) and lineage.of_case(received, now) is not tenure:
            raise CannotError(self._outside(tenure, received))
        return Chosen(self._terms(tenure), str(tenure), tuple(self._notes(tenure, received, now)))

    def _terms(self, tenure: Tenure) -> Terms:
        from remit.derive.terms import terms_of

        checked = self._checked[tenure.policy.path]
        if checked.policy is None or checked.vocabulary is None or not checked.sound:
            raise CannotError(
                f"{checked.path} has errors, and no date can be relied on; `remit check {checked.path}` tells them"
            )
        terms = terms_of(
            checked.policy, sha256(checked.data).hexdigest(), checked.vocabulary, checked.machines, self.kind
        )
        if terms is None:
            kinds = ", ".join(procedure.kind for procedure in checked.policy.procedures)
            raise CannotError(
                f"edition `{tenure.policy.edition}`, in force {tenure}, has no procedure for a {self.kind}; "
                f"it has {kinds}"
            )
        return terms

    def _only(self, found: Sequence[Lineage]) -> Lineage:
        if not found:
            every = dict.fromkeys(
                procedure.kind for one in self._checked.values() if one.policy for procedure in one.policy.procedures
            )
            broken = [one.path for one in self._checked.values() if one.policy is None]
            if not every and broken:
                raise CannotError(f"{broken[0]} is no policy that can be read; `remit check {broken[0]}` tells why")
            raise CannotError(f"no policy here has a procedure for a {self.kind}; there are {', '.join(every)}")
        if len(found) > 1:
            ways = ", ".join(lineage.policies[0].path for lineage in found)
            raise CannotError(f"several policies here have a procedure for a {self.kind}: name one of {ways}")
        return found[0]

    def _none(self, received: datetime) -> str:
        from remit.model.editions import first

        lineage = self._lineage
        terms = [f"`{tenure.policy.edition}` is in force {tenure}" for tenure in lineage.tenures]
        terms += [f"`{policy.edition}` states no date (name it with --edition)" for policy in lineage.undated]
        terms += [f"`{policy.replaces}`, which it replaces, is in no file that was named" for policy in lineage.orphans]
        moment = first(received.replace(tzinfo=None))
        return f"no edition of {lineage.policies[0].title} is in force on {moment}: {'; '.join(terms)}"

    def _outside(self, tenure: Tenure, received: datetime) -> str:
        from remit.model.editions import first

        moment = first(received.replace(tzinfo=None))
        right = self._lineage.at(received)
        instead = f"; then `{right.policy.edition}` was, {right}" if right else ""
        return f"edition `{tenure.policy.edition}` is in force {tenure}, and not on {moment}{instead}"

    def _notes(self, tenure: Tenure, received: datetime, now: datetime) -> list[str]:
        from remit.model.editions import open_cases_move

        policy, notes = tenure.policy, list[str]()
        if tenure.since is None and tenure.successor is not None:
            notes.append(
                f"edition `{policy.edition}` does not say from when it is in force; it is taken for every moment "
                f"before `{tenure.successor.edition}`, which replaces it"
            )
        elif tenure.since is None:
            notes.append(f"edition `{policy.edition}` does not say from when it is in force; it was not chosen by date")
        if tenure.doubtful(received):
            notes.append(f"the page names only the month in which this edition begins: {policy.force.said}")
        later = self._lineage.at(now)
        if later is not None and later.policy is not policy and not tenure.covers(now):
            unsaid = " (what becomes of open cases is not said)" if open_cases_move(later.policy) is None else ""
            notes.append(
                f"edition `{later.policy.edition}` is in force now; this case stays with that of its receipt{unsaid}"
            )
        elif later is not None and later.policy is policy and not tenure.covers(received):
            notes.append(f"the case moved to edition `{policy.edition}` when that came into force: {policy.open_cases}")
        return notes


def _checked(found: Sequence[Path], session: Session) -> list[Checked]:
    from remit import pipeline

    checked = []
    for file in found:
        session.busy_with = files.shown(file)
        checked.append(pipeline.check_file(session.busy_with, files.read(file)))
    session.busy_with = ""
    return checked


def _has(kind: str, procedures: Sequence[object]) -> bool:
    return any(kind in (getattr(one, "kind", ""), getattr(one, "slug", "")) for one in procedures)
