"""Tree of a sentence to the nodes of `clause`: acts, things, times. The lower half of `build`."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal, cast

from remit.diagnostic import Diagnostic, Finding, Fix
from remit.syntax.clause import Action, Duration, EventRef, Extension, Extent, Fact, Limit, Name, Share, Thing
from remit.syntax.lexer import Source, Word
from remit.syntax.parser import Branch

EXTENSIONS: dict[str, Literal["by up to", "in total", "no limit"]] = {
    "by_up_to": "by up to",
    "in_total": "in total",
    "no_limit": "no limit",
}
LIMIT_PARTS = (
    "within",
    "pick",
    "agreed",
    "every",
    "at_least_before",
    "before",
    "before_doing",
    "at_once",
    "at_any_time",
)
INNER = ("to_do", "whether")


class ActionBuilder:
    """Makes acts and what belongs to them; keeps what it had to refuse in `refused`."""

    def __init__(self, source: Source) -> None:
        self.text, self.vocabulary = source.text, source.vocabulary
        self.refused: list[tuple[str, Finding]] = []

    def span(self, part: Branch | Word) -> Extent:
        """Return from where to where a part of the sentence goes."""
        return part.start, part.end

    def form(self, word: Word, form: Literal["past", "participle", "ing"]) -> Name:
        """Return a verb's base that is said in one of its other forms."""
        return Name(word.value, getattr(self.vocabulary.verbs[word.value], form))

    def refuse(self, code: str, message: str, span: Extent, cure: str, fix: Fix | None = None) -> None:
        """Note what parses and yet cannot be a rule."""
        self.refused.append((code, Finding(message, self.text.part(*span), cure, fix=fix)))

    def twice(self, what: str, part: Branch) -> None:
        """Note that a sentence says a second time what it can say once."""
        self.refuse(
            "said-twice", f"{what} is said twice in one sentence", self.span(part), "keep one, or write two rules"
        )

    def misplaced(self, what: str, part: Branch) -> None:
        """Note words that belong to no act."""
        self.refuse("said-twice", f"`{what}` belongs to no act here", self.span(part), "leave it out")

    def action(self, tree: Branch) -> Action:
        """Return an act; what stands behind "whether to …" or "to …" belongs to that inner act, but for times."""
        verb = cast(Word, tree.word("VERB"))
        fields = self._objects(tree)
        inner: dict[str, Any] | None = None
        inner_kind = ""
        for part in tree.children:
            if not isinstance(part, Branch) or part.name == "things":
                continue
            if part.name in INNER:
                if inner is not None:
                    self.twice("what to do", part)
                inner, inner_kind = self._objects(part), part.name
                inner["verb"] = cast(Word, part.word("VERB")).value
                inner["span"] = self.span(part)
            elif inner is not None and part.name not in (*LIMIT_PARTS, "giving"):
                self._part(part, inner)
            else:
                self._part(part, fields)
        if inner is not None:
            fields[inner_kind] = self._finish(inner)
        return self._finish({**fields, "verb": verb.value, "span": self.span(tree)})

    def passive(self, tree: Branch, strength: Branch) -> Action:
        """Return what may be done to the subject; a duty must say whose it is."""
        verb = cast(Word, tree.word("VERB_ED"))
        fields: dict[str, Any] = {"verb": self.form(verb, "participle"), "passive": True, "span": self.span(tree)}
        modal = strength.children[0]
        if modal.type != "MAY":
            be = cast(Word, tree.word("BE"))
            span = (modal.start, verb.end)
            duty = f"{self.text.text[modal.start : be.end]} {verb.text}"
            cure = f"say who: `The officer {modal.text} {verb.value} …`"
            self.refuse("no-actor", f"`{duty}` does not say who does it", span, cure)
        for part in tree.branches():
            if part.name not in ("subject", "strength"):
                self._part(part, fields)
        return self._finish(fields)

    def _objects(self, tree: Branch) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        party, things = tree.word("PARTY"), tree.branch("things")
        if party:
            fields["recipient"] = party.value
        if tree.word("ONLY"):
            fields["only"] = True
        if things:
            fields["things"] = self.things(things)
        return fields

    def _part(self, part: Branch, fields: dict[str, Any]) -> None:
        """Enter one part of an act into its fields."""
        name = part.name
        if name in LIMIT_PARTS:
            limit, before = self.limit(part), fields.get("limits", ())
            if limit.kind == "within" and any(other.kind == "within" for other in before):
                self.twice("the time", part)
            fields["limits"] = (*before, limit)
        elif name in ("by_up_to", "in_total", "no_limit", "by_agreement", "once"):
            fields["extension"] = self._extension(part, fields.get("extension"))
        elif name == "clause":
            clause = cast(Word, part.word("CLAUSE"))
            fields["things"] = (*fields.get("things", ()), Thing("item", clause.value, span=self.span(part)))
        else:
            key, value = self._field(part)
            if key in fields:
                self.twice(f"`{part.children[0].text}`", part)
            fields[key] = value

    def _field(self, part: Branch) -> tuple[str, Any]:
        last = part.children[-1]
        match part.name:
            case "to_party":
                return "to_party", tuple(word.value for word in part.words("PARTY"))
            case "by_channel":
                return "by_channel", tuple(word.value for word in part.words("CHANNEL"))
            case "to_thing":
                return "to_thing", self.thing(last)
            case "for_things" | "giving":
                return part.name, self.things(last)
            case "share":
                return "share", Share(last.value, self.span(part))
            case "whether_fact" | "that_fact":
                return part.name.removesuffix("_fact") if part.name == "that_fact" else part.name, self.fact(last)
            case _:
                return part.name, last.value

    def _extension(self, part: Branch, before: Extension | None) -> Extension:
        found = before or Extension("unsaid", span=self.span(part))
        if before:
            found = replace(found, span=(found.span[0], part.end))
        if part.name == "once":
            return replace(found, once=True)
        if part.name == "by_agreement":
            return replace(found, kind="by agreement") if found.kind == "unsaid" else replace(found, agreed=True)
        longer, tree = part.word("LONGER"), part.branch("duration")
        duration = self.duration(tree) if tree else None
        if longer:
            found = replace(found, longer=longer.value)
        if {found.kind, EXTENSIONS[part.name]} == {"by up to", "in total"} and found.total is None:
            more, total = (found.duration, duration) if found.kind == "by up to" else (duration, found.duration)
            return replace(found, kind="by up to", duration=more, total=total)
        if found.kind == "by agreement":
            found = replace(found, agreed=True)
        elif found.kind != "unsaid":
            self.twice("how much longer", part)
        return replace(found, kind=EXTENSIONS[part.name], duration=duration)

    def _finish(self, fields: dict[str, Any]) -> Action:
        """Return the act, put in the one form that acts of its verb have."""
        verb = self.vocabulary.verbs.get(fields["verb"])
        if verb and verb.to and fields.get("recipient") and fields.get("things") and "to_party" not in fields:
            fields["to_party"] = (fields.pop("recipient"),)
        if verb and verb.extends and "extension" not in fields:
            fields["extension"] = Extension("unsaid", span=fields["span"])
        return Action(**fields)

    def things(self, tree: Branch) -> tuple[Thing, ...]:
        """Return the things of a list."""
        return tuple(self.thing(branch) for branch in tree.branches())

    def thing(self, part: Branch | Word) -> Thing:
        """Return what an act is done to."""
        if isinstance(part, Branch) and part.name == "event":
            event = self.event(part)
            return Thing("event", event.event, event, self.span(part))
        word = cast(Word, part.children[0]) if isinstance(part, Branch) else part
        kind: Literal["item", "case", "quote"] = (
            "case" if word.type == "CASE" else "quote" if word.type == "QUOTE" else "item"
        )
        return Thing(kind, word.value, span=self.span(part))

    def fact(self, word: Word, judge: str = "", span: Extent | None = None) -> Fact:
        """Return a declared clause, or its negative."""
        name, negated = word.value
        return Fact(name, bool(negated), judge, span or self.span(word))

    def event(self, tree: Branch) -> EventRef:
        """Return an event, with its stage where one is said."""
        stage, event = tree.word("STAGE"), cast(Word, tree.word("EVENT"))
        name = Name(str(event.value)) if stage else event.value
        return EventRef(name, stage.value if stage else "", span=self.span(tree))

    def moment(self, tree: Branch) -> EventRef:
        """Return the event that a time counts from, sent or received."""
        if tree.name == "event":
            return self.event(tree)
        if tree.name == "doing":
            verb = self.vocabulary.verbs[cast(Word, tree.word("VERB_ING")).value]
            return EventRef(Name(verb.noun or verb.base), span=self.span(tree))
        event, party = self.event(cast(Branch, tree.branch("event"))), tree.word("OWNER", "PARTY")
        if not party and not event.stage and event.event in self.vocabulary.kinds:
            return EventRef(Name("receipt", "receipt"), span=self.span(tree))
        return replace(event, received=True, by=party.value if party else "", span=self.span(tree))

    def duration(self, tree: Branch) -> Duration:
        """Return a number of units, or a range."""
        *low, count = [word.value for word in tree.words("NUMBER")]
        unit = cast(Word, tree.word("UNIT"))
        return Duration(count, unit.value, low[0] if low else None, self.span(tree))

    def limit(self, tree: Branch) -> Limit:
        """Return a time."""
        span = self.span(tree)
        moments = tuple(self.moment(b) for b in tree.branches("event", "received", "doing"))
        durations = [self.duration(branch) for branch in tree.branches("duration")]
        if next_day := tree.word("NEXT_DAY"):
            durations = [Duration(1, "working day", span=self.span(next_day))]
        first = durations[0] if durations else None
        match tree.name:
            case "pick":
                pick: Literal["later", "earlier"] = "later" if tree.word("LATER") else "earlier"
                return Limit("within", first, moments[:1], pick, durations[1], moments[1], span=span)
            case "every":
                unit = tree.word("UNIT")
                return Limit(
                    "every", Duration(1, unit.value, span=self.span(unit)) if unit else first, moments, span=span
                )
            case "before_doing":
                things, party = tree.branch("things"), tree.word("PARTY")
                doing = self.form(cast(Word, tree.word("VERB_ING")), "ing")
                return Limit("before", doing=doing, doing_to=party.value if party else "",
                             doing_things=self.things(things) if things else (), span=span)  # fmt: skip
            case "at_once" | "at_any_time":
                return Limit("at once" if tree.name == "at_once" else "at any time", span=span)
            case "at_least_before" | "before" | "within" | "agreed" as name:
                kind = cast(Any, name.replace("_", " "))
                return Limit(kind, first, moments, due=tree.word("IS_DUE") is not None, span=span)
        raise AssertionError(tree.name)


def diagnostics(builder: ActionBuilder) -> tuple[Diagnostic, ...]:
    """Return what the builder refused."""
    from remit.catalogue import diagnose

    return tuple(diagnose(code, finding) for code, finding in builder.refused)
