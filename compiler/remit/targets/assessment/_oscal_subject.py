"""Who and what takes part in an assessment: the policy that is its subject, the council, the program that made it."""

from __future__ import annotations

from remit.assessment import Assessment
from remit.targets.assessment._origin import Fact, facts
from remit.targets.assessment._oscal_markup import address, line, paragraphs
from remit.targets.assessment._oscal_parts import Json, edition_of, links, party, present, props, resource, uuid_of
from remit.vocabulary.pages import english

OWNER = "asset-owner"


def policy_uuid(assessment: Assessment) -> str:
    """Return the name of the edition that is assessed."""
    return uuid_of("policy", *edition_of(assessment))


def policy(assessment: Assessment) -> Json:
    """Return the edition of the policy as a component: OSCAL knows policies as parts of a system."""
    text = assessment.text
    force = line(text.in_force) or "not stated"
    return present(
        uuid=policy_uuid(assessment),
        type="policy",
        title=line(f"{text.policy}, {text.council}, edition {text.edition}"),
        description=line(f"The policy as it stands on its page: {text.source or text.policy}."),
        props=props(edition=text.edition, in_force=text.in_force, seen=text.seen, follows=text.follows, file=text.path),
        links=links(reference=text.link),
        # Whether it is in force on the day of the assessment is no matter of the assessment.
        status={"state": "other", "remarks": f"In force: {force}."},
        responsible_roles=[{"role-id": OWNER, "party-uuids": [council_uuid(assessment)]}],
    )


def page(assessment: Assessment) -> Json:
    """Return the page that the policy was written from, to which evidence leads that has no address of its own."""
    text = assessment.text
    seen = f"Seen {line(text.seen)}." if text.seen else "When it was seen is not stated."
    title = line(text.source or text.policy)
    return resource(page_uuid(assessment), title, seen, address(text.link))


def page_uuid(assessment: Assessment) -> str:
    """Return the name of that page among the resources of a document."""
    return uuid_of("page", *edition_of(assessment))


def council_uuid(assessment: Assessment) -> str:
    """Return the name of the council among the parties."""
    return uuid_of("party", assessment.text.council)


def council(assessment: Assessment) -> Json:
    """Return the council as fields of the metadata: the policy is its own, the assessment is not."""
    fields = dict(party(OWNER, "Council whose policy it is", assessment.text.council))
    del fields["responsible_parties"]
    return fields


def assets() -> Json:
    """Return the program that assesses; its version is no part of it, for nothing here depends on that."""
    tool, platform = uuid_of("tool"), uuid_of("platform")
    return {
        "components": [
            {
                "uuid": tool,
                "type": "software",
                "title": "Remit",
                "description": "A program that holds the words of a policy against the provisions of a code.",
                "status": {"state": "operational"},
            }
        ],
        "assessment-platforms": [{"uuid": platform, "title": "Remit", "uses-components": [{"component-uuid": tool}]}],
    }


def by_the_tool() -> list[Json]:
    """Return as origin the program."""
    return [{"actors": [{"type": "tool", "actor-uuid": uuid_of("tool")}]}]


def by_the_council(assessment: Assessment) -> list[Json]:
    """Return as origin the council."""
    return [{"actors": [{"type": "party", "actor-uuid": council_uuid(assessment)}]}]


def origin(assessment: Assessment) -> str:
    """Return what every assessment says on its face, a paragraph a fact."""
    return paragraphs(*map(_fact, facts(assessment, english())))


def _fact(fact: Fact) -> str:
    link = address(fact.link)
    return f"{line(fact.term)}: {line(fact.says)}" + (f" ({line(link)})" if link else "")
