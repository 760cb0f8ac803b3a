"""The passes, in order: bytes to tree, tree to policy, policy to machines, machines to findings and to files."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from remit.catalogue import diagnose
from remit.checks import Subject, checks
from remit.derive.machine import machine_of
from remit.derive.states import Machine
from remit.diagnostic import Diagnostic, Severity, in_order
from remit.model.from_syntax import policy_of
from remit.model.identity import slug
from remit.model.policy import Policy
from remit.syntax.document import read
from remit.syntax.slips import slips
from remit.value import value
from remit.vocabulary import Vocabulary

if TYPE_CHECKING:
    from datetime import date

    from remit.assessment import Assessment
    from remit.calendar.table import Calendar
    from remit.derive.proof import Proof
    from remit.derive.rehearsal_coverage import Rehearsed
    from remit.rulebook import Rulebook
    from remit.targets import Edition, Target


@value
class Checked:
    """A policy file after every check. `policy` is None where nothing could be made of the file."""

    path: str
    data: bytes
    policy: Policy | None
    vocabulary: Vocabulary | None
    machines: tuple[Machine, ...]
    diagnostics: tuple[Diagnostic, ...]

    def head(self) -> Checked:
        """Return what the findings between files need of it: whose policy it is, and which edition."""
        policy = self.policy and replace(self.policy, procedures=(), reports=(), statements=(), readings=())
        return replace(self, data=b"", policy=policy, vocabulary=None, machines=(), diagnostics=())

    @property
    def sound(self) -> bool:
        """Tell whether nothing of error weight was found, so that outputs can be made."""
        return self.policy is not None and all(found.severity is not Severity.ERROR for found in self.diagnostics)


def check_file(path: str, data: bytes) -> Checked:
    """Return what a policy file means and everything that is wrong with it; never raises for what its author wrote."""
    tree, found = read(data, path)
    if tree is None:
        return Checked(path, data, None, None, (), in_order(found))
    found = (*found, *slips(tree))
    understood = policy_of(tree, path)
    policy, vocabulary = understood.policy, understood.vocabulary
    kinds = (*(procedure.kind for procedure in policy.procedures), *policy.other_kinds)
    machines = tuple(machine_of(procedure, vocabulary, kinds) for procedure in policy.procedures)
    subject = Subject(policy, vocabulary, machines)
    broken = any(each.severity is Severity.ERROR for each in (*found, *understood.diagnostics))
    # A rule that could not be read leaves a hole: what only looks wrong because of it is not told.
    wanted = [check for check in checks() if not (broken and check.whole)]
    findings = [diagnose(check.code, finding) for check in wanted for finding in check.run(subject)]
    return Checked(path, data, policy, vocabulary, machines, in_order((*found, *understood.diagnostics, *findings)))


def check_together(checked: Sequence[Checked]) -> tuple[Diagnostic, ...]:
    """Return what is wrong between files: editions that are one and the same, that overlap, or that leave a gap."""
    from remit.checks.between import between

    return in_order(diagnose(code, finding) for code, finding in between([one.policy for one in checked if one.policy]))


def prove_file(checked: Checked, kind: str = "") -> tuple[Proof, ...]:
    """Return what is proved of each procedure of a policy without errors, or of the one for `kind`."""
    from remit.derive.proof import proof_of
    from remit.model.editions import beginning

    policy, vocabulary = checked.policy, checked.vocabulary
    if policy is None or vocabulary is None or not checked.sound:
        return ()
    calendar = calendar_of_policy(policy)
    complainants = frozenset(party for party, side in vocabulary.parties.items() if side == "complainant")
    since = beginning(policy.force)
    return tuple(
        proof_of(machine, procedure, calendar, complainants, since.date() if since else None)
        for procedure, machine in zip(policy.procedures, checked.machines, strict=True)
        if kind in ("", procedure.kind, procedure.slug)
    )


@value
class Held:
    """A policy held against codes: an assessment by each, and what is to be told of them."""

    assessments: tuple[Assessment, ...]
    diagnostics: tuple[Diagnostic, ...]


def judge_file(
    checked: Checked, books: Sequence[Rulebook] = (), as_of: date | None = None, *, departures: bool = True
) -> Held:
    """Return how a policy keeps the codes `books`, or, where there are none, those that it says it follows.

    Each code judges the kinds of feedback in its lane, see `rulebook/lanes.py`; a policy with an error is not judged.
    `as_of` is the day (Europe/London) by which departures and reports are looked at; without `departures` those that
    the policy declares do not count.
    """
    from remit.judging.findings import departure_findings, findings, unknown_codes, unmatched
    from remit.judging.judge import assess
    from remit.rulebook.lanes import named

    policy, vocabulary = checked.policy, checked.vocabulary
    if policy is None or vocabulary is None or not checked.sound:
        return Held((), ())
    used = tuple(books) or named(policy)
    calendar = calendar_of_policy(policy)
    subject = Subject(policy, vocabulary, checked.machines)
    assessments = tuple(assess(subject, book, calendar, as_of, departures=departures) for book in used)
    found = [each for one in assessments for each in findings(one, policy)]
    if departures:
        found += [each for one in assessments for each in departure_findings(one, policy)]
        found += unmatched(policy, used)
    if not books:
        found += unknown_codes(policy)
    return Held(assessments, in_order(found))


def assess_file(
    checked: Checked, books: Sequence[Rulebook] = (), as_of: date | None = None, *, departures: bool = True
) -> tuple[Assessment, ...]:
    """Return the assessment of a policy by each of the codes `books`; without any, by one code a lane."""
    from remit.rulebook.lanes import assessing

    used = tuple(books) or (assessing(checked.policy) if checked.policy is not None else ())
    return judge_file(checked, used, as_of, departures=departures).assessments if used else ()


def calendar_of_policy(policy: Policy) -> Calendar:
    """Return the calendar on which the days of a policy are counted."""
    from remit.calendar.table import calendar_of

    return calendar_of(policy.working_time)


def edition_of(checked: Checked) -> Edition | None:
    """Return all that is derived from a policy file, without its assessment; None where the policy has errors."""
    from remit.derive.boxes import chart_of
    from remit.derive.schedule import procedure_schedule, schedule_of, with_worst_cases
    from remit.derive.voice import Voice
    from remit.targets import Edition, Product
    from remit.vocabulary.labels import english

    policy, vocabulary = checked.policy, checked.vocabulary
    if policy is None or vocabulary is None or not checked.sound:
        return None
    products = []
    proofs = prove_file(checked)
    worst = {case.rule: case.cell for proof in proofs for case in proof.worst}
    for procedure, machine, proof in zip(policy.procedures, checked.machines, proofs, strict=True):
        voice = Voice(procedure, vocabulary, english(), ways_to_send(policy, procedure.kind))
        chart = chart_of(machine, voice, f"{policy.council}, {policy.title}, edition {policy.edition}")
        schedule = with_worst_cases(procedure_schedule(procedure), worst)
        products.append(Product(policy, procedure, machine, schedule, chart, voice, proof.worst))
    return Edition(policy, with_worst_cases(schedule_of(policy), worst), tuple(products))


@value
class Unsaid:
    """Something that a policy says `times` and a target's format cannot, in a user's words."""

    target: str
    says: str
    times: int


@value
class Built:
    """The outputs of a policy by their paths below the output folder, and what some formats could not say."""

    files: dict[str, bytes]
    unsaid: tuple[Unsaid, ...]


def build_file(checked: Checked, to: Collection[str] = ()) -> Built:
    """Return the outputs of a policy; nothing where the policy has errors.

    `to` names the targets; without any, every one is made that need not be asked for, and the assessment.
    """
    from remit.receipt import CODES, RECEIPT, code_receipt, edition_receipt
    from remit.targets import targets
    from remit.targets.assessment import format_named, formats, shared_of, written_apart

    edition = edition_of(checked)
    if edition is None:
        return Built({}, ())
    folder = folder_of(checked.path, edition.policy)
    files: dict[str, bytes] = {}
    wanted = [target for target in targets() if (target.name in to if to else not target.asked)]
    for target in wanted:
        if target.render_edition is not None:
            files[f"{folder}/{target.suffix}"] = target.render_edition(edition)
        for product in edition.products:
            if target.render is not None:
                files[f"{folder}/{product.procedure.slug}/{target.suffix}"] = target.render(product)
    # Departures are not looked at by date, so that an output does not change of itself.
    assessments = () if to else assess_file(checked)
    for form in map(format_named, formats()):
        files |= {f"{folder}/{name}": data for name, data in written_apart(form, assessments, f"../../{CODES}").items()}
    calendar = calendar_of_policy(edition.policy)
    files[f"{folder}/{RECEIPT}"] = edition_receipt(checked.data, edition.policy, calendar, files, folder)
    for code, shared in shared_of(assessments).items():
        files |= {f"{CODES}/{code}/{name}": data for name, data in shared.items()}
        files[f"{CODES}/{code}/{RECEIPT}"] = code_receipt(code, shared)
    return Built(files, _unsaid(edition, wanted))


def _unsaid(edition: Edition, wanted: Sequence[Target]) -> tuple[Unsaid, ...]:
    counted = (
        Unsaid(target.name, limit.says, sum(map(limit.uses, edition.products)))
        for target in wanted
        for limit in target.limits
    )
    return tuple(each for each in counted if each.times)


def rehearse_file(checked: Checked) -> Rehearsed:
    """Return what the examples of a policy show; of one with errors nothing is played, and the errors are told."""
    from remit.derive.rehearsal import rehearse_all
    from remit.derive.rehearsal_coverage import Coverage, Rehearsed, coverage_of

    policy, vocabulary = checked.policy, checked.vocabulary
    if policy is None or vocabulary is None or not checked.sound:
        errors = tuple(found for found in checked.diagnostics if found.severity is Severity.ERROR)
        return Rehearsed(checked.path, errors, (), Coverage((), ()))
    rehearsals = rehearse_all(policy, checked.machines, vocabulary)
    failed = in_order(found for rehearsal in rehearsals for found in rehearsal.diagnostics())
    return Rehearsed(checked.path, failed, rehearsals, coverage_of(policy, rehearsals))


def suggest_file(checked: Checked, since: date | None = None) -> str:
    """Return examples that a policy could have, as the text of its file; nothing where it has errors."""
    from remit.derive.rehearsal_suggest import suggested, written

    if checked.policy is None or checked.vocabulary is None or not checked.sound:
        return ""
    return written(suggested(checked.policy, checked.machines, checked.vocabulary, since))


def ways_to_send(policy: Policy, kind: str) -> tuple[str, ...]:
    """Return how feedback of a kind can be sent, as one line, where the policy states it."""
    statement = policy.statement("ways to complain" if kind == "complaint" else "ways to give feedback")
    if statement is None:
        return ()
    named = [each.kind for each in policy.procedures if each.kind in statement.says]
    if named and kind not in named:
        return ()
    ways = statement.details.get("covers") or statement.details.get("says", ())
    words = ", ".join(ways[:-1]) + " or " + ways[-1] if len(ways) > 1 else "".join(ways)
    return (words[:1].upper() + words[1:],)


def folder_of(path: str, policy: Policy) -> str:
    """Return the folder of an edition: the council's, as its file's folder is called, and the file's own name."""
    place = PurePosixPath(path.replace("\\", "/"))
    council = slug(place.parent.name) or slug(policy.council)
    return f"{council}/{slug(place.stem)}"
