"""Rulebook to the catalog of OSCAL, a control a provision, and to the profile that selects all of it.

INVARIANT: both are made of the rulebook alone, so that all assessments against a code share one catalog, byte for byte.
"""

from __future__ import annotations

from remit.rulebook import Provision, Rulebook, Section
from remit.targets.assessment._oscal_markup import line, paragraphs, plain
from remit.targets.assessment._oscal_parts import (
    CATALOG,
    Json,
    control_id,
    issued,
    links,
    metadata,
    party,
    present,
    prop,
    props,
    statement_id,
    uuid_of,
)
from remit.targets.assessment._words import doubts_in_full
from remit.vocabulary.pages import english


def catalog(book: Rulebook) -> Json:
    """Return the catalog of a code: groups as its form has them, then the provisions that stand under no row of it."""
    groups, told = [], set[str]()
    for number, section in enumerate(book.sections, 1):
        # A control may stand only once: what several rows rest on belongs to the first.
        under = [each for each in book.provisions if each.id in section.provisions and each.id not in told]
        told |= {each.id for each in under}
        groups.append(_group(book, number, section, under))
    rest = [_control(book, each) for each in book.provisions if each.id not in told]
    head = metadata(
        book.title,
        book.issued,
        issued(book),
        props=props(code=book.id, nation=book.nation, applies_from=book.applies_from, replaces=book.replaces),
        links=links(reference=book.source),
        remarks=paragraphs(
            line(book.about),
            "The words of the controls are a paraphrase; the code's own stand where its link leads.",
        ),
        **party("issuer", "Issuer of the code", book.issuer),
    )
    return {"catalog": present(uuid=uuid_of("catalog", book.id), metadata=head, controls=rest, groups=groups)}


def profile(book: Rulebook) -> Json:
    """Return the profile that selects every control of a code, grouped as the catalog has them."""
    head = metadata(f"{book.title}: every provision", book.issued, issued(book))
    return {
        "profile": {
            "uuid": uuid_of("profile", book.id),
            "metadata": head,
            "imports": [{"href": CATALOG, "include-all": {}}],
            "merge": {"as-is": True},
        }
    }


def _group(book: Rulebook, number: int, section: Section, under: list[Provision]) -> Json:
    overview = {"name": "overview", "prose": line(section.action)}
    return present(
        id=f"section-{number}",
        **{"class": "section"},
        title=line(section.section),
        parts=[overview] if plain(section.action) else [],
        controls=[_control(book, each) for each in under],
    )


def _control(book: Rulebook, provision: Provision) -> Json:
    place = book.provisions.index(provision) + 1
    decided = sorted({each.check or "a person" for each in provision.limbs})
    named = [prop("label", provision.number), prop("sort-id", f"{book.id}-{place:03}")]
    named += [prop("alt-identifier", each) for each in (provision.id, *provision.aliases)]
    own = props(
        force=provision.force,
        confidence=provision.confidence,
        number_doubt=provision.number_doubt,
        decided_by=", ".join(decided),
    )
    note = paragraphs(*map(line, doubts_in_full(provision, english())), line(provision.note))
    guidance = {"id": f"{control_id(book, provision)}_gdn", "name": "guidance", "prose": note}
    return present(
        id=control_id(book, provision),
        **{"class": "provision"},
        title=line(provision.title),
        props=named + own,
        links=links(reference=provision.source),
        parts=[_statement(book, provision), *([guidance] if note else [])],
    )


def _statement(book: Rulebook, provision: Provision) -> Json:
    limbs = provision.limbs if len(provision.limbs) > 1 else ()
    items = [
        present(
            id=statement_id(book, provision, each),
            name="item",
            props=[
                prop("label", each.id),
                *props(
                    force=each.force,
                    decided_by=each.check or "a person",
                    advice="yes" if each.advice else "",
                    beyond_departure="yes" if each.beyond_departure else "",
                ),
            ],
            prose=line(each.says),
        )
        for each in limbs
    ]
    return present(id=statement_id(book, provision), name="statement", prose=line(provision.says), parts=items)
