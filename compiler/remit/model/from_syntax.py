"""Document tree to policy. Knows the keys of a policy file and the sentences in it; nothing of YAML or grammar."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from remit.catalogue import diagnose
from remit.diagnostic import Diagnostic, Finding
from remit.model.departures import departures_of
from remit.model.draft import Draft, Drafter, cut_place, origin_of, said_twice, texts, words
from remit.model.examples import examples_of
from remit.model.handler import handled, party_of
from remit.model.head import Origin, Statement
from remit.model.header import force_of, working_time_of
from remit.model.identity import Names, slug, slug_of_kind
from remit.model.parts import Place, items_of
from remit.model.policy import Exclusion, Item, Policy, Procedure, Reading, Rule, Stage, rules_in
from remit.source import Text
from remit.syntax.declarations import declarations_of
from remit.syntax.document import Listing, Mapping, Node
from remit.syntax.reading import replaced
from remit.syntax.sentence import parse_limit
from remit.value import value
from remit.vocabulary import Vocabulary, builtin
from remit.vocabulary.declared import declare


@value
class Understood:
    """A policy, the words that it uses, and what was found on the way. `policy` lacks the rules that were wrong."""

    policy: Policy
    vocabulary: Vocabulary
    diagnostics: tuple[Diagnostic, ...]


def policy_of(head: Mapping, path: str) -> Understood:
    """Return what the file at `path` means; everything wrong with it is in `diagnostics`, nothing is raised."""
    vocabulary, found = declare(builtin(), declarations_of(head))
    reader = _Reader(vocabulary, Drafter(vocabulary, Names()), list(found))
    policy = reader.policy(head, path)
    return Understood(policy, vocabulary, (*reader.found, *reader.drafter.found))


@dataclass(slots=True)
class _Reader:
    vocabulary: Vocabulary
    drafter: Drafter
    found: list[Diagnostic]

    def policy(self, head: Mapping, path: str) -> Policy:
        nation = words(head, "nation")
        force, wrong_date = force_of(head)
        working_time, wrong_days = working_time_of(head, nation)
        self.found += (*wrong_date, *wrong_days)
        readings = self._readings(head)
        used: set[str] = set()
        procedures, reports = self._procedures(head, readings, used)
        for reading in readings.values():
            if reading.rule not in used:
                message = f"no rule is called `{reading.rule}`"
                cure = "name the rule by its kind, stage and verb, for example `complaint.stage-1.respond`"
                self.found.append(diagnose("reading-of-nothing", Finding(message, reading.span, cure)))
        examples, wrong_lines = examples_of(head, procedures, self.vocabulary)
        departures, wrong_departures = departures_of(head)
        self.found += (*wrong_lines, *wrong_departures)
        return Policy(
            path=path,
            title=words(head, "policy"),
            council=words(head, "council"),
            nation=nation,
            edition=words(head, "edition"),
            force=force,
            replaces=words(head, "replaces"),
            open_cases=words(head, "cases already open"),
            follows=words(head, "follows"),
            origin=origin_of(head, Origin()),
            working_time=working_time,
            parties=_parties(head),
            procedures=procedures,
            other_kinds=_list(head.get("other kinds")),
            reports=reports,
            statements=_statements(head),
            readings=tuple(readings.values()),
            places={entry.key.text: entry.value.span for entry in head.entries},
            examples=examples,
            departures=departures,
            seen=words(head, "seen"),
        )

    def _procedures(
        self, head: Mapping, readings: dict[str, Reading], used: set[str]
    ) -> tuple[tuple[Procedure, ...], tuple[Item, ...]]:
        origin = origin_of(head, Origin())
        feedback = head.get("feedback")
        procedures = [
            self._procedure(entry.key, entry.value, head, readings)
            for entry in (feedback.entries if isinstance(feedback, Mapping) else ())
            if isinstance(entry.value, Mapping)
        ]
        drafts = self.drafter.items(head.get("reports and records"), "reports", "", origin)
        reports = items_of(drafts, Place("", "", later=False), self.vocabulary, readings)
        for rule in (*(rule for procedure in procedures for rule in procedure.rules()), *rules_in(reports)):
            used.add(rule.id)
            if rule.id in readings and rule.reading is None:
                message = f"this reading of `{rule.id}` says something else than the rule"
                cure = "keep the verb of the rule; change only its time or its condition"
                self.found.append(diagnose("reading-of-another-act", Finding(message, readings[rule.id].span, cure)))
        return tuple(procedures), reports

    def _procedure(self, key: Text, node: Mapping, head: Mapping, readings: dict[str, Reading]) -> Procedure:
        kind = slug_of_kind(key.text)
        origin = origin_of(node, origin_of(head, Origin()))
        arrival = Drafter(self.vocabulary, Names())
        drafts = arrival.items(head.get("when feedback arrives"), kind, "arrival", origin_of(head, Origin()))
        for diagnostic in arrival.found:
            if diagnostic not in self.found:
                self.found.append(diagnostic)
        place = Place(kind, "arrival", later=False, arrival=True)
        return Procedure(
            kind=key.text,
            slug=kind,
            arrival=items_of(drafts, place, self.vocabulary, readings),
            exclusions=self._exclusions(node, kind, origin),
            stages=self._stages(node, kind, origin, readings),
            origin=origin,
            span=key.span,
            follows=said if isinstance(said := node.get("follows"), Text) else None,
            main_line=texts(node.get("main line")),
        )

    def _stages(self, node: Mapping, kind: str, origin: Origin, readings: dict[str, Reading]) -> tuple[Stage, ...]:
        listed = node.get("stages")
        if not isinstance(listed, Listing):
            drafts = self.drafter.items(node.get("rules"), kind, "", origin)
            drafts += self.drafter.items(node.get("in every stage"), kind, "", origin)
            items = items_of(drafts, Place(kind, "", later=False), self.vocabulary, readings)
            return (Stage("", "", "", "", items, origin, node.span),)
        stages = self._told_apart([stage for stage in listed.items if isinstance(stage, Mapping)])
        if not stages:  # every stage was empty, which is told where the file's shape is read
            return (Stage("", "", "", "", (), origin, node.span),)
        return tuple(
            self._stage(stage, number > 0, kind, origin, node.get("in every stage"), readings)
            for number, stage in enumerate(stages)
        )

    def _told_apart(self, stages: list[Mapping]) -> list[Mapping]:
        """Return the stages without those that are called as one before them, which are reported."""
        known: dict[str, Mapping] = {}
        for stage in stages:
            said = stage.get("stage")
            name = slug(stage_label(words(stage, "stage")))
            if name in known and isinstance(said, Text):
                self.found.append(diagnose("same-id", said_twice(said)))
            known.setdefault(name, stage)
        return list(known.values())

    def _stage(
        self,
        node: Mapping,
        later: bool,
        kind: str,
        origin: Origin,
        everywhere: Node | None,
        readings: dict[str, Reading],
    ) -> Stage:
        said = node.get("stage")
        label = stage_label(said.text if isinstance(said, Text) else "")
        identity, everywhere_origin, run_by = slug(label), origin, words(node, "run by")
        origin = origin_of(node, origin)
        drafts = self.drafter.items(node.get("rules"), kind, identity, origin)
        own = len(drafts)
        if not run_by:
            drafts += self._everywhere(everywhere, kind, identity, everywhere_origin)
        drafts, readings = self._handled(node, drafts, readings)
        items = items_of(drafts, Place(kind, identity, later), self.vocabulary, readings)
        items = (*items[:own], *(_throughout(item) for item in items[own:]))
        return Stage(identity, label, words(node, "name"), run_by, items, origin, node.span)

    def _handled(
        self, node: Mapping, drafts: tuple[Draft, ...], readings: dict[str, Reading]
    ) -> tuple[tuple[Draft, ...], dict[str, Reading]]:
        """Return the rules of a stage, and how they are read, with whoever handles it in the place of the handler."""
        said = node.get("handled by")
        if not isinstance(said, Text):
            return drafts, readings
        by, found = party_of(said, self.vocabulary)
        self.found += found
        if by is None:
            return drafts, readings
        named = handled(drafts, by)
        if named is drafts:
            message = "no rule of this stage speaks of `the handler`"
            cure = f"write `The handler must …` where {by} acts, or leave `handled by:` out"
            self.found.append(diagnose("handler-unnamed", Finding(message, said.span, cure)))
        return named, {rule: handled(reading, by) for rule, reading in readings.items()}

    def _everywhere(self, node: Node | None, kind: str, stage: str, origin: Origin) -> tuple[Draft, ...]:
        """Return the rules of every stage for this one; what is wrong with them is told once."""
        copy = Drafter(self.vocabulary, self.drafter.names)
        drafts = copy.items(node, kind, stage, origin)
        self.drafter.found += [found for found in copy.found if found not in self.drafter.found]
        return drafts

    def _exclusions(self, node: Mapping, kind: str, origin: Origin) -> tuple[Exclusion, ...]:
        listed = node.get("not for this procedure")
        names = Names()
        exclusions: list[Exclusion] = []
        for item in listed.items if isinstance(listed, Listing) else ():
            if isinstance(item, Text):
                item_node, (what, place) = None, cut_place(item)
            elif isinstance(item, Mapping) and isinstance(said := item.get("what"), Text):
                item_node, (what, place) = item, cut_place(said)
            else:
                continue
            given = words(item_node, "id")
            own = origin_of(item_node, origin) if item_node else origin
            identity = f"{kind}.exclude.{given}" if given else names.name(kind, "exclude")
            told = item_node.get("id") if item_node else None
            if isinstance(told, Text) and any(one.id == identity for one in exclusions):
                self.found.append(diagnose("same-id", said_twice(told)))
                continue
            exclusions.append(
                Exclusion(
                    id=identity,
                    what=what,
                    unless=words(item_node, "unless"),
                    go_to=words(item_node, "go to"),
                    tell=words(item_node, "tell"),
                    because=words(item_node, "because"),
                    origin=replace(own, place=place),
                    **self._later_than(item_node),
                )
            )
        return tuple(exclusions)

    def _later_than(self, node: Mapping | None) -> dict[str, Any]:
        """Return the time of an exclusion for coming too late, and where it stands."""
        said = node.get("later than") if node is not None else None
        if not isinstance(said, Text):
            return {}
        limit, found = parse_limit(replaced(said, 0, 0, "within "), self.vocabulary)
        self.found += found
        return {"later_than": limit, "later_place": said.span}

    def _readings(self, head: Mapping) -> dict[str, Reading]:
        listed = head.get("readings")
        readings: dict[str, Reading] = {}
        for item in listed.items if isinstance(listed, Listing) else ():
            rule, said = (item.get("rule"), item.get("read as")) if isinstance(item, Mapping) else (None, None)
            if isinstance(item, Mapping) and isinstance(rule, Text) and isinstance(said, Text):
                sentence = self.drafter.sentence(said)
                if sentence is not None:
                    readings[rule.text] = Reading(rule.text, said, sentence, words(item, "why"), rule.span)
        return readings


def stage_label(said: str) -> str:
    """Return what a stage is called: "1" becomes "Stage 1", a name begins with a capital letter."""
    return f"Stage {said}" if said.isdigit() else said[:1].upper() + said[1:]


def _throughout(item: Item) -> Item:
    return replace(item, throughout=True) if isinstance(item, Rule) else item


def _parties(head: Mapping) -> dict[str, str]:
    node = head.get("parties")
    if not isinstance(node, Mapping):
        return {}
    return {
        entry.key.text: entry.value.text if isinstance(entry.value, Text) else words(_mapping(entry.value), "is")
        for entry in node.entries
    }


def _statements(head: Mapping) -> tuple[Statement, ...]:
    node = head.get("statements")
    statements = []
    for entry in node.entries if isinstance(node, Mapping) else ():
        value = entry.value
        inner = _mapping(value)
        details = {item.key.text: _list(item.value) for item in inner.entries} if inner else {"says": _list(value)}
        says = "; ".join(details.get("says", ()))
        origin = origin_of(inner, origin_of(head, Origin())) if inner else origin_of(head, Origin())
        statements.append(Statement(entry.key.text, says, details, origin, entry.key.span))
    return tuple(statements)


def _mapping(node: Node) -> Mapping | None:
    return node if isinstance(node, Mapping) else None


def _list(node: Node | None) -> tuple[str, ...]:
    return tuple(item.text for item in texts(node))
