"""What the codes of findings stand for: every page of the catalogue and every provision of every rulebook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from remit import catalogue
from remit.diagnostic import Severity
from remit.rulebook import Force, Provision, Rulebook, shipped
from remit.value import value

_HEAVY = frozenset({Force.MUST, Force.SHOULD})


@value
class Rule:
    """What can be found: `id` stays for good, `name` is what people call it, `link` where it is written down."""

    id: str
    name: str
    title: str
    says: str
    severity: Severity
    page: str = ""
    link: str = ""
    formerly: tuple[str, ...] = ()
    about: Mapping[str, str] = field(default_factory=dict)


def rules() -> Iterator[Rule]:
    """Yield every rule, those of the language by code, then those of each rulebook in its order."""
    for code in catalogue.codes():
        page = catalogue.page(code)
        yield Rule(code, code, page.title, page.why or page.title, page.severity, page.markdown)
    for book in shipped.rulebooks():
        yield from (_provision(book, provision) for provision in book.provisions)


def links() -> dict[str, str]:
    """Return where each rule that has an address is written down."""
    return {rule.id: rule.link for rule in rules() if rule.link}


def _provision(book: Rulebook, provision: Provision) -> Rule:
    return Rule(
        id=f"{book.id}/{provision.id}",
        name=book.code_of(provision),
        title=provision.title,
        says=provision.says,
        severity=Severity.ERROR if provision.force in _HEAVY else Severity.NOTE,
        link=provision.source if provision.source.startswith(("https://", "http://")) else "",
        formerly=tuple(f"{book.id}/{alias}" for alias in provision.aliases),
        about={
            "code": book.title,
            "number": provision.number,
            "force": str(provision.force),
            "confidence": str(provision.confidence),
        },
    )
