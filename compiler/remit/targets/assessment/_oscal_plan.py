"""Assessment to the assessment plan of OSCAL: what is looked at, by what means, and what the verdicts mean."""

from __future__ import annotations

from remit.assessment import Assessment
from remit.targets.assessment._oscal_markup import line, listed, paragraphs
from remit.targets.assessment._oscal_parts import (
    PROFILE,
    Json,
    as_of_moment,
    edition_of,
    metadata,
    present,
    prop,
    resource,
    start_of,
    uuid_of,
)
from remit.targets.assessment._oscal_subject import assets, council, origin, page, page_uuid, policy, policy_uuid
from remit.targets.assessment._oscal_verdict import meanings
from remit.targets.assessment._words import title_of
from remit.vocabulary.pages import english


def assessment_plan(assessment: Assessment, profile_at: str = PROFILE) -> Json:
    """Return the plan: all provisions of the code, whose profile is at `profile_at`, the policy as the one subject."""
    names = (*edition_of(assessment), assessment.rulebook.id)
    profile = uuid_of("profile", assessment.rulebook.id, "resource")
    head = metadata(
        f"Plan. {title_of(assessment, english())}",
        assessment.text.edition,
        as_of_moment(assessment),
        remarks=paragraphs(english().say("assess notice"), origin(assessment)),
        **council(assessment),
    )
    controls = {
        "description": line(f"Every provision of the {assessment.rulebook.title}."),
        "links": [{"href": f"#{profile}", "rel": "reference"}],
        "control-selections": [{"include-all": {}}],
    }
    ssp = {
        "href": f"#{page_uuid(assessment)}",
        "remarks": "There is no system security plan: what is assessed is a written policy. This leads to its page.",
    }
    plan = {
        "uuid": uuid_of("plan", *names),
        "metadata": head,
        "import-ssp": ssp,
        "local-definitions": {"components": [policy(assessment)], "activities": [_activity(names)]},
        "reviewed-controls": controls,
        "assessment-subjects": [_subject(assessment)],
        "assessment-assets": assets(),
        "tasks": [_task(assessment, names)],
        "back-matter": {
            "resources": [page(assessment), resource(profile, "The profile that is assessed", "", profile_at)]
        },
    }
    return {"assessment-plan": plan}


def _activity(names: tuple[str, ...]) -> Json:
    return {
        "uuid": uuid_of("activity", *names),
        "title": "Hold the policy against the code",
        "description": "Every sentence of the policy is read, and each limb of each provision is answered from them: "
        "by a check, or left to a person together with what the policy states. Times are proved over every run of "
        "the procedure; an example on real dates shows what breaks a provision.",
        "props": [prop("method", "EXAMINE")],
        # The terms of a plan would be the place; but NIST's own constraint asks of every part of them what it means to
        # ask of parts called `objective` only (oscal-assesment-part-objective-cardinality), and tools that keep to it
        # refuse such plans.
        "remarks": listed("A provision takes the worst answer of its settled limbs. The verdicts", meanings()),
    }


def _task(assessment: Assessment, names: tuple[str, ...]) -> Json:
    day = assessment.as_of
    return present(
        uuid=uuid_of("task", *names),
        type="action",
        title="Hold the policy against the code",
        timing={"on-date": {"date": start_of(day)}} if day else None,
        associated_activities=[{"activity-uuid": uuid_of("activity", *names), "subjects": [_subject(assessment)]}],
    )


def _subject(assessment: Assessment) -> Json:
    one = {"subject-uuid": policy_uuid(assessment), "type": "component"}
    return {"type": "component", "include-subjects": [one]}
