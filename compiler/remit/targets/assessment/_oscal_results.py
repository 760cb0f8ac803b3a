"""Assessment to the assessment results of OSCAL: an observation a limb, a finding a provision, a risk a departure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from remit.assessment import Assessment, Decided, Evidence, Judged, Verdict
from remit.model.head import Departure
from remit.targets.assessment._oscal_markup import address, line, listed, paragraphs, told
from remit.targets.assessment._oscal_parts import (
    PLAN,
    Json,
    as_of_moment,
    edition_of,
    end_of,
    metadata,
    present,
    props,
    statement_id,
    uuid_of,
)
from remit.targets.assessment._oscal_subject import (
    assets,
    by_the_council,
    by_the_tool,
    council,
    origin,
    page,
    page_uuid,
    policy,
    policy_uuid,
)
from remit.targets.assessment._oscal_verdict import status
from remit.targets.assessment._words import (
    departure_of,
    doubts_in_full,
    moment_of,
    name_of,
    nothing_governed,
    reading_of,
    sentence,
    title_of,
)
from remit.vocabulary.pages import english

_NO_DAY = (
    "No day was given as of which the policy was looked at. OSCAL demands one: the dates of this document are the day "
    "on which the code was issued, and say nothing of when the assessment was made."
)


def assessment_results(assessment: Assessment, attached: Mapping[str, Json] | None = None) -> Json:
    """Return the results; `attached` are the other documents as resources by file name, where they travel inside."""
    within = attached or {}
    plan = f"#{within[PLAN]['uuid']}" if PLAN in within else PLAN
    head = metadata(
        title_of(assessment, english()),
        assessment.text.edition,
        as_of_moment(assessment),
        remarks=paragraphs(english().say("assess notice"), origin(assessment)),
        **council(assessment),
    )
    results = {
        "uuid": _uuid(assessment, "results"),
        "metadata": head,
        "import-ap": {"href": plan},
        "results": [_result(assessment)],
        "back-matter": {"resources": [page(assessment), *within.values()]},
    }
    return {"assessment-results": results}


def _result(assessment: Assessment) -> Json:
    counts = assessment.counts()
    numbers = {str(verdict).replace(" ", "_"): str(counts[verdict]) for verdict in Verdict}
    moment = as_of_moment(assessment)
    judged = assessment.judged if assessment.applies else ()
    none = "" if judged else line(nothing_governed(assessment.rulebook, english()))
    return present(
        uuid=_uuid(assessment, "result"),
        title=line(title_of(assessment, english())),
        description=english().say("assess notice"),
        start=moment,
        end=moment,
        props=props(**numbers),
        local_definitions={"components": [policy(assessment)], "assessment-assets": assets()},
        reviewed_controls={"control-selections": [present(description=none, include_all={})]},
        observations=[_observation(assessment, one, limb) for one in judged for limb in one.limbs],
        risks=[_risk(assessment, one, one.departure) for one in judged if one.departure],
        findings=[_finding(assessment, one) for one in judged],
        remarks="" if assessment.as_of else _NO_DAY,
    )


def _observation(assessment: Assessment, judged: Judged, decided: Decided) -> Json:
    book, limb, answer = assessment.rulebook, decided.limb, decided.answer
    several = f", {limb.id}" if len(judged.limbs) > 1 else ""
    verdict = f"{str(answer.verdict).capitalize()}: {told(answer.why)}"
    return present(
        uuid=_uuid(assessment, "observation", judged.provision.id, limb.id),
        title=line(f"{book.code_of(judged.provision)} {judged.provision.title}{several}"),
        description=paragraphs(verdict, told(sentence(answer.unless)) if answer.unless else ""),
        props=props(
            verdict=answer.verdict,
            statement_id=statement_id(book, judged.provision, limb),
            force=limb.force,
            advice="yes" if limb.advice else "",
            place=f"{answer.span.path}:{answer.span.line}:{answer.span.column}" if answer.span else "",
        ),
        methods=["EXAMINE", "TEST"] if answer.run else ["EXAMINE"],
        types=["control-objective"],
        origins=by_the_tool(),
        subjects=[{"subject-uuid": policy_uuid(assessment), "type": "component"}],
        relevant_evidence=list(map(partial(_evidence, assessment), answer.evidence)),
        collected=as_of_moment(assessment),
        remarks=_remarks(decided),
    )


def _remarks(decided: Decided) -> str:
    answer = decided.answer
    return paragraphs(
        f"What is asked: {line(sentence(decided.limb.says))}",
        listed("What is taken for granted", map(told, answer.assumed)),
        listed("For example", (line(moment_of(each, english())) for each in answer.run)),
        listed("The path that shows it", map(told, answer.steps)),
        f"What would help: {told(sentence(answer.help))}" if answer.help else "",
    )


def _evidence(assessment: Assessment, evidence: Evidence) -> Json:
    span, reading = evidence.span, reading_of(evidence)
    return present(
        href=address(evidence.link) or f"#{page_uuid(assessment)}",
        description=f"“{line(evidence.words)}”",
        props=props(rule=evidence.rule, place=evidence.place, file=f"{span.path}:{span.line}:{span.column}"),
        remarks=f"Read as: “{line(reading)}”" if reading else "",
    )


def _finding(assessment: Assessment, judged: Judged) -> Json:
    book, provision, verdict = assessment.rulebook, judged.provision, judged.verdict
    related = [
        {"observation-uuid": _uuid(assessment, "observation", provision.id, each.limb.id)} for each in judged.limbs
    ]
    target = present(
        type="statement-id",
        target_id=statement_id(book, provision),
        title=line(name_of(book, provision, english())),
        status=status(judged),
        implementation_status={"state": "not-applicable"} if verdict is Verdict.NOT_APPLICABLE else None,
    )
    return present(
        uuid=_uuid(assessment, "finding", provision.id),
        title=line(f"{book.code_of(provision)} {provision.title}: {verdict}"),
        description=line(sentence(provision.says)),
        props=props(
            verdict=verdict,
            force=provision.force,
            confidence=provision.confidence,
            departed=("yes" if judged.departed else "no") if judged.departure else "",
        ),
        target=target,
        related_observations=related,
        related_risks=[{"risk-uuid": _uuid(assessment, "departure", provision.id)}] if judged.departure else [],
        remarks=paragraphs(*map(line, doubts_in_full(provision, english())), line(departure_of(judged, english()))),
    )


def _risk(assessment: Assessment, judged: Judged, departure: Departure) -> Json:
    provision = judged.provision
    broken = [each.limb.id for each in judged.limbs if each.answer.verdict is Verdict.NOT_MET and not each.limb.advice]
    if judged.verdict in (Verdict.MET, Verdict.NOT_APPLICABLE):
        state = "closed"
    else:
        state = "deviation-approved" if judged.departed else "open"
    return present(
        uuid=_uuid(assessment, "departure", provision.id),
        title=line(f"Departure from {assessment.rulebook.code_of(provision)} {provision.title}"),
        description=line(departure.reason),
        statement=line(departure_of(judged, english())),
        props=props(
            approved_by=departure.approved_by, approved_on=departure.on.isoformat(), until=departure.until.isoformat()
        ),
        status=state,
        origins=by_the_council(assessment),
        deadline=end_of(departure.until),
        related_observations=[
            {"observation-uuid": _uuid(assessment, "observation", provision.id, each)} for each in broken
        ],
    )


def _uuid(assessment: Assessment, kind: str, *names: str) -> str:
    """Return the name of a part: another day is another assessment, with observations and findings of its own."""
    day = assessment.as_of.isoformat() if assessment.as_of else ""
    return uuid_of(kind, *edition_of(assessment), assessment.rulebook.id, day, *names)
