"""Rules as they stand in the file, sentences parsed and named, before each rule's part in its stage is known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from remit.catalogue import diagnose
from remit.diagnostic import Diagnostic, Finding
from remit.model.afterwards import afterwards
from remit.model.head import Origin
from remit.model.identity import Names
from remit.source import Text
from remit.syntax.clause import Condition, Norm, Outcome, Pause, Qualification, Sentence
from remit.syntax.document import Listing, Mapping, Node
from remit.syntax.sentence import parse_condition, parse_sentence
from remit.value import value
from remit.vocabulary import Vocabulary

SENTENCE_LIMIT = 1_000
_PLACE = re.compile(r"\[([^\[\]]*)\]\s*$")
_VERBLESS = {"is": "", "goes to": "go", "becomes": "become", "leaves running": "leave"}


@value
class DraftRule:
    """A parsed sentence with its id; `if_so` and `otherwise` are the branches of a decision (None: not given).

    `follows` is the rule behind whose `after which` it is said.
    """

    id: str
    text: Text
    sentence: Sentence
    origin: Origin
    if_so: tuple[Draft, ...] | None = None
    otherwise: tuple[Draft, ...] | None = None
    follows: str = ""


@value
class DraftCase:
    """A branch as written; no condition means "otherwise"."""

    condition: Condition | None
    text: Text | None
    items: tuple[Draft, ...]


@value
class DraftBranch:
    """`if`/`then`/`otherwise` or `one of` as written. `listed` says that it is a `one of`."""

    id: str
    text: Text
    cases: tuple[DraftCase, ...]
    origin: Origin
    listed: bool


@value
class DraftGap:
    """A `not formalised` line."""

    id: str
    what: Text
    because: str
    origin: Origin


Draft = DraftRule | DraftBranch | DraftGap


@dataclass(slots=True)
class Drafter:
    """Reads lists of rules. Collects what is wrong with their sentences and goes on."""

    vocabulary: Vocabulary
    names: Names
    found: list[Diagnostic] = field(default_factory=list)

    def items(self, node: Node | None, kind: str, stage: str, origin: Origin) -> tuple[Draft, ...]:
        """Return the rules of a list; a rule whose sentence is wrong is reported and left out."""
        if not isinstance(node, Listing):
            return ()
        drafts: list[Draft] = []
        for entry in node.items:
            draft = self._item(entry, kind, stage, origin)
            drafts += [draft] if draft is not None else []
            drafts += self._following(draft, kind, stage) if isinstance(draft, DraftRule) else ()
        return tuple(drafts)

    def _following(self, draft: DraftRule, kind: str, stage: str) -> Iterator[DraftRule]:
        """Yield what a sentence says behind `after which`, as a rule of its own."""
        if (sentence := afterwards(draft.sentence)) is not None:
            name = self.names.name(kind, stage, verb_of(sentence))
            yield DraftRule(name, draft.text, sentence, draft.origin, follows=draft.id)

    def name(self, node: Mapping | None, kind: str, stage: str, verb: str) -> str:
        """Return the id of a rule; one that its author gives and that is taken already is reported."""
        given = node.get("id") if node is not None else None
        name = self.names.name(kind, stage, verb, given=given.text if isinstance(given, Text) else "")
        if isinstance(given, Text) and name.rpartition(".")[2] != given.text:
            self.found.append(diagnose("same-id", said_twice(given)))
        return name

    def _item(self, node: Node, kind: str, stage: str, origin: Origin) -> Draft | None:
        if isinstance(node, Text):
            return self._rule(node, None, kind, stage, origin)
        if not isinstance(node, Mapping):
            return None
        origin = origin_of(node, origin)
        if isinstance(gap := node.get("not formalised"), Text):
            identity = self.name(node, kind, stage, "not formalised")
            return DraftGap(identity, gap, words(node, "because"), origin)
        if isinstance(rule := node.get("rule"), Text):
            return self._rule(rule, node, kind, stage, origin)
        if isinstance(cases := node.get("one of"), Listing):
            mappings = [case for case in cases.items if isinstance(case, Mapping)]
            return self._branch(node, mappings, kind, stage, origin)
        return self._branch(node, [node], kind, stage, origin)

    def _rule(self, said: Text, node: Mapping | None, kind: str, stage: str, origin: Origin) -> DraftRule | None:
        text, place = cut_place(said)
        sentence = self.sentence(text)
        if_so = otherwise = None
        name = self.name(node, kind, stage, verb_of(sentence) or "rule") if sentence else ""
        if node is not None:
            if "if so" in node:
                if_so = self.items(node.get("if so"), kind, stage, origin)
            if "otherwise" in node:
                otherwise = self.items(node.get("otherwise"), kind, stage, origin)
        if sentence is None:
            return None
        placed = Origin(origin.source, place, origin.link, origin.note) if place else origin
        return DraftRule(name, text, sentence, placed, if_so, otherwise)

    def _branch(self, node: Mapping, cases: list[Mapping], kind: str, stage: str, origin: Origin) -> DraftBranch | None:
        identity = self.name(node, kind, stage, "choose")
        drafts: list[DraftCase] = []
        first: Text | None = None
        for case in cases:
            said = case.get("if")
            if isinstance(said, Text):
                first = first or said
                condition = self.condition(cut_place(said)[0])
                items = self.items(case.get("then"), kind, stage, origin)
                if condition is not None:
                    drafts.append(DraftCase(condition, said, items))
            if "otherwise" in case:
                drafts.append(DraftCase(None, None, self.items(case.get("otherwise"), kind, stage, origin)))
        if first is None:
            return None
        return DraftBranch(identity, first, tuple(drafts), origin, "one of" in node)

    def sentence(self, text: Text) -> Sentence | None:
        """Return the parsed sentence, or None once what is wrong with it has been noted."""
        if len(text.text) > SENTENCE_LIMIT:
            message = f"a sentence may have {SENTENCE_LIMIT:,} characters; this one has {len(text.text):,}"
            cure = "write one duty a sentence; what is no rule belongs under `note:`"
            self.found.append(diagnose("sentence-too-long", Finding(message, text.span, cure)))
            return None
        sentence, found = parse_sentence(text, self.vocabulary)
        self.found.extend(found)
        return sentence

    def condition(self, text: Text) -> Condition | None:
        """Return the parsed condition, or None once what is wrong with it has been noted."""
        condition, found = parse_condition(text, self.vocabulary)
        self.found.extend(found)
        return condition


def said_twice(given: Text) -> Finding:
    """Return what is wrong with an id that something else has already."""
    message = f"`{given.text}` is already the name of something else here"
    return Finding(message, given.span, "give it a name of its own, or leave `id:` out")


def cut_place(said: Text) -> tuple[Text, str]:
    """Return a sentence without the place on the page that stands behind it in brackets, and that place."""
    match = _PLACE.search(said.text) if "]" in said.text else None
    if match is None:
        return said, ""
    return said.slice(0, len(said.text[: match.start()].rstrip())), match.group(1).strip()


def branches_in(draft: Draft) -> tuple[tuple[Draft, ...], ...]:
    """Return the lists of rules that stand under a draft: one for each of its cases."""
    if isinstance(draft, DraftBranch):
        return tuple(case.items for case in draft.cases)
    said = (draft.if_so, draft.otherwise) if isinstance(draft, DraftRule) else ()
    return tuple(branch for branch in said if branch) if any(said) else ()


def sentences_in(drafts: Iterable[Draft]) -> Iterator[Sentence]:
    """Yield the sentences of `drafts` and of what stands under them, in the order of the policy."""
    for draft in drafts:
        if isinstance(draft, DraftRule):
            yield draft.sentence
        for branch in branches_in(draft):
            yield from sentences_in(branch)


def words(node: Mapping | None, key: str) -> str:
    """Return the text at `key`, or nothing."""
    value = node.get(key) if node is not None else None
    return value.text if isinstance(value, Text) else ""


def texts(node: Node | None) -> tuple[Text, ...]:
    """Return the words of a list, each with its place; words alone are a list of one."""
    if isinstance(node, Listing):
        return tuple(item for item in node.items if isinstance(item, Text))
    return (node,) if isinstance(node, Text) else ()


def origin_of(node: Mapping, inherited: Origin) -> Origin:
    """Return where `node` says it comes from; source and link are inherited, a note is not."""
    return Origin(
        words(node, "source") or inherited.source, "", words(node, "link") or inherited.link, words(node, "note")
    )


def verb_of(sentence: Sentence | None) -> str:
    """Return the verb that names a sentence."""
    statement = sentence.statement if sentence is not None else None
    if isinstance(statement, Norm):
        return statement.actions[0].verb
    if isinstance(statement, Outcome):
        return _VERBLESS[statement.kind] or statement.target
    if isinstance(statement, Qualification):
        return "be"
    return "pause" if isinstance(statement, Pause) else ""
