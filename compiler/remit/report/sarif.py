"""Diagnostics to SARIF 2.1.0 (OASIS), for code scanning and for viewers of static analysis.

Every finding has the kind `fail`, a verdict such as "cannot tell" among its properties: the specification (3.27.10)
gives all other kinds the level `none`, and with it the warning would be lost on those who read levels only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from remit.diagnostic import Diagnostic
from remit.report import Lines, Look
from remit.report._excerpt import safe_text
from remit.report._places import Fingerprints
from remit.report._rules import Rule, rules
from remit.report._sarif_parts import Json, artifact, flow, location, message, region
from remit.report._stream import document
from remit.report._words import moment, rule_of, told, weight
from remit.version import VERSION

NAME = "sarif"

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "wordsOfRule/v1"
"""What tells findings apart; a new way to make it gets a new number."""


def render(diagnostics: Iterable[Diagnostic], lines: Lines, look: Look) -> Iterator[str]:
    """Return one SARIF log of one run, a finding a line; findings are read as they are written."""
    declared = tuple(rules())
    index = {rule.id: number for number, rule in enumerate(declared)}
    marks = Fingerprints(lines)
    return document(_log(declared), (_result(each, index, marks) for each in diagnostics))


def _log(declared: tuple[Rule, ...]) -> Json:
    driver = {"name": "Remit", "version": VERSION, "rules": [_rule(rule) for rule in declared]}
    root = message("The folder in which remit was run, as a rule the top of the repository.")
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r", "\x85", "\u2028", "\u2029"],
        "originalUriBaseIds": {"%SRCROOT%": {"description": root}},
        "results": [],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(rule: Rule) -> Json:
    described: Json = {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": message(rule.title),
        "fullDescription": message(rule.says),
        "help": message(rule.says) | ({"markdown": message(rule.page)["text"]} if rule.page else {}),
        "defaultConfiguration": {"level": str(rule.severity)},
    }
    if rule.name == rule.id:
        del described["name"]
    if rule.link:
        described["helpUri"] = rule.link
    if rule.formerly:
        described["deprecatedIds"] = list(rule.formerly)
    if rule.about:
        described["properties"] = dict(rule.about)
    return described


def _result(diagnostic: Diagnostic, index: dict[str, int], marks: Fingerprints) -> Json:
    finding, rule = diagnostic.finding, rule_of(diagnostic)
    result: Json = {
        "ruleId": rule,
        **({"ruleIndex": index[rule]} if rule in index else {}),
        "level": str(weight(diagnostic)),
        "message": message(told(diagnostic)),
        "locations": [location(finding.span)],
        "partialFingerprints": {FINGERPRINT: marks.of(diagnostic)},
    }
    result |= _more(diagnostic)
    if diagnostic.label:
        result["properties"] = {"verdict": diagnostic.label}
    return result


def _more(diagnostic: Diagnostic) -> Json:
    """Return what only some findings have."""
    finding, more = diagnostic.finding, {}
    if finding.notes:
        related = enumerate(finding.notes, 1)
        more["relatedLocations"] = [location(note.span, note.message) | {"id": number} for number, note in related]
    flows = [
        [(step, finding.span) for step in finding.steps],
        [(moment(at), at.span or finding.span) for at in finding.run],
    ]
    if any(flows):
        more["codeFlows"] = [flow(steps) for steps in flows if steps]
    if finding.fix:
        replacement = {"deletedRegion": region(finding.fix.span), "insertedContent": {"text": finding.fix.replacement}}
        change = {"artifactLocation": artifact(finding.fix.span.path), "replacements": [replacement]}
        cure = message(safe_text(finding.help or f"write {finding.fix.replacement}"))
        more["fixes"] = [{"description": cure, "artifactChanges": [change]}]
    if diagnostic.departure:
        why = safe_text(diagnostic.departure)
        more["suppressions"] = [{"kind": "external", "status": "accepted", "justification": why}]
    return more
