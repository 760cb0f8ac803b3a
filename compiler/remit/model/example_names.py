"""The words of an example's line to the rules, facts and decisions of one procedure that they name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from remit.model.example import Answer, Named, Told
from remit.model.example_faults import OF_NOTHING, UNCLEAR, FaultError
from remit.model.example_rows import Row, folded, rows_of
from remit.model.identity import slug
from remit.model.policy import Gap, Procedure, Stage
from remit.source import Text
from remit.syntax.clause import Condition, Done, EventRef, Fact, Group, Pause
from remit.syntax.nearest import nearest
from remit.syntax.printer import print_action, print_condition, print_moment
from remit.syntax.sentence import parse_condition, parse_limit
from remit.vocabulary import Vocabulary

_SUFFIX = re.compile(r"(.*\S) (?:at|to) (?:the )?(\S.*)")
_RECEIVED = re.compile(r"(?:received|receiving) (.+)|(.+?) received(?: by (.+))?")
_IS = re.compile(r"\b(?:has|have|is|are|was|were)\b")
TARGET = " target"
_AS_A_LIMIT = "within 1 calendar day of "


@dataclass(slots=True)
class Phrasebook:
    """What the lines of an example may name in one procedure; the same words are looked up once."""

    procedure: Procedure
    vocabulary: Vocabulary
    kinds: tuple[str, ...]
    rows: tuple[Row, ...] = ()
    answers: dict[str, Answer] = field(default_factory=dict)
    memo: dict[str, Named] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rows = rows_of(self.procedure, self.vocabulary)
        self.answers = {answer.words: answer for answer in self._answers()}

    def event(self, said: Text) -> Named:
        """Return the event that words name; raises FaultError where the policy knows none."""
        words = " ".join(said.text.split())
        if words not in self.memo:
            found = self._received(words) or self._event(words) or self._target(words)
            if found is None:
                raise self._unknown(said, words)
            self.memo[words] = found
        return self.memo[words]

    def act(self, said: Text) -> Named:
        """Return the event that somebody may make happen, named by the verb itself ("escalate to stage 2")."""
        words = " ".join(said.text.split())
        for head, stage in self._staged(words):
            act = folded(head)
            rules = [row.rule for row in self.rows if row.is_act(act)]
            rules = [rule for rule in rules if stage is None or rule.stage == stage.id]
            if rules:
                return Named(words, tuple(rule.id for rule in rules), stage=stage.id if stage else None)
        acts = dict.fromkeys(base for row in self.rows for base in row.bases)
        meant = nearest(words, acts)
        cure = f"did you mean `{meant}`?" if meant else "name an act by its verb, as a rule does"
        message = f"no rule of the procedure for a {self.procedure.kind} says who may `{words}`"
        raise FaultError(OF_NOTHING, message, said.span, cure)

    def told(self, said: Text) -> Told | None:
        """Return what is known of a case once this is said; None where the words are no fact."""
        fact = self._fact(said)
        return Told(said.text, fact) if fact is not None else None

    def answer(self, said: Text) -> Answer | None:
        """Return the decision that words tell; None where they tell of none."""
        words = " ".join(said.text.split())
        if words == "accepted" and self.procedure.exclusions and not any(row.is_done((words,)) for row in self.rows):
            return Answer(words, f"{self.procedure.slug}.accept", "yes")
        if words.startswith("not for this procedure"):
            return self._excluded(said, words)
        return self.answers.get(words)

    def stage(self, said: str) -> Stage | None:
        """Return the stage that words name: `stage 2`, its name, `the final stage`."""
        bare = said.removeprefix("the ")
        if bare == "final stage":
            own = [stage for stage in self.procedure.stages if not stage.run_by]
            return own[-1] if own else None
        wanted = {slug(bare), slug(self.vocabulary.stages.get(said, bare))}
        for stage in self.procedure.stages:
            if stage.id and wanted & {stage.id, f"{stage.id}-stage", slug(stage.name) or stage.id}:
                return stage
        return None

    def _staged(self, words: str) -> Iterator[tuple[str, Stage | None]]:
        """Yield the words as they are, then without the stage that they end in."""
        yield words, None
        match = _SUFFIX.fullmatch(words)
        stage = self.stage(match[2]) if match else None
        if match and stage:
            yield match[1], stage

    def _event(self, words: str) -> Named | None:
        for head, stage in self._staged(words):
            found = self._done(words, head, stage) or self._moment(words, head, stage)
            if found is not None:
                return found
        return None

    def _target(self, words: str) -> Named | None:
        """Return the targets that stand beside a promise: "the response target"."""
        for head, stage in self._staged(words):
            found = self._event(head.removesuffix(TARGET)) if head.endswith(TARGET) else None
            promised = found.rules if found is not None else ()
            ids = tuple(
                rule.id
                for rule in self.procedure.rules()
                if rule.benchmark and not {*promised}.isdisjoint(rule.attached_to)
                if stage is None or rule.stage == stage.id
            )
            if ids:
                return Named(words, ids, stage=stage.id if stage else found.stage if found else None)
        return None

    def _done(self, words: str, head: str, stage: Stage | None) -> Named | None:
        """Return what a participle names: the rules of that verb, or those that make the same event.

        Of two rules of a stage, words that say all of one do not mean the other.
        """
        said = folded(head)
        rows = [row for row in self.rows if row.is_done(said)]
        whole = {row.rule.stage for row in rows if row.is_wholly(said)}
        rules = [row.rule for row in rows if row.is_wholly(said) or row.rule.stage not in whole]
        if not rules:
            verbs = [verb for verb in self.vocabulary.verbs.values() if verb.participle == head]
            nouns = {verb.noun for verb in verbs if verb.noun}
            rules = [row.rule for row in self.rows if row.rule.noun in nouns]
            asked = next((f"the {noun}" for noun in nouns if not rules and f"the {noun}" in self._moments()), "")
            if asked:
                return Named(words, moment=asked)
        rules = [rule for rule in rules if stage is None or rule.stage == stage.id]
        ids = tuple(dict.fromkeys(rule.id for rule in rules))
        return Named(words, ids, stage=stage.id if stage else None) if ids else None

    def _received(self, words: str) -> Named | None:
        match = _RECEIVED.fullmatch(words)
        if match is None:
            return None
        what, by = match[1] or match[2], match[3]
        owner = f"{by}{chr(39) if by.endswith('s') else chr(39) + 's'} receipt of" if by else "receiving"
        for head, stage in self._staged(what):
            bare = head.removeprefix("the ")
            found = self._moment(words, f"{owner} the {bare}", stage)
            if found is not None:
                return found
        return None

    def _moment(self, words: str, head: str, stage: Stage | None) -> Named | None:
        """Return the event that words name as rules do behind "within 5 days of"."""
        ref = self._ref(head)
        if ref is None:
            return None
        said = self.stage(ref.stage) if ref.stage else stage
        verb = self.vocabulary.verb_of_event(ref.event)
        for noun in dict.fromkeys((ref.event, verb.noun if verb else ref.event)):
            rules = [row.rule for row in self.rows if row.rule.noun == noun]
            rules = [rule for rule in rules if said is None or rule.stage == said.id]
            if rules:
                ids = tuple(dict.fromkeys(rule.id for rule in rules))
                return Named(words, ids, ref.received, stage=said.id if said else None)
        moment = print_moment(ref)
        return Named(words, moment=moment) if moment in self._moments() else None

    def _ref(self, head: str) -> EventRef | None:
        """Return the event that words are in the grammar of rules, with or without an article."""
        bare = head.removeprefix("the ")
        for words in (bare, f"the {bare}"):
            limit, _ = parse_limit(Text.inline(_AS_A_LIMIT + words, ""), self.vocabulary)
            if limit is not None and len(limit.events) == 1:
                ref = limit.events[0]
                return replace(ref, by=str(ref.by))
        return None

    def _moments(self) -> frozenset[str]:
        """Return the events from which times count or stand still, and those that a rule asks about."""
        verbs = (self.vocabulary.verbs.get(done.verb) for done in _acts(self.procedure))
        asked = (EventRef(verb.noun) for verb in verbs if verb is not None and verb.noun)
        return frozenset(print_moment(ref) for ref in (*_refs(self.procedure), *asked))

    def _fact(self, said: Text) -> Condition | None:
        """Return the fact that words are: a declared clause, or, where they have its verb, any condition of a rule."""
        for kind, meant, *_ in self.vocabulary.meanings(said.text):
            if kind == "FACT":
                return Fact(meant[0], negated=bool(meant[1]))
        return parse_condition(said, self.vocabulary)[0] if _IS.search(said.text) else None

    def _excluded(self, said: Text, words: str) -> Answer:
        what = words.removeprefix("not for this procedure").lstrip(": ")
        for exclusion in self.procedure.exclusions:
            if what and what in (exclusion.what.text, exclusion.id.rpartition(".")[2]):
                return Answer(words, exclusion.id, "applies")
        known = {exclusion.what.text: exclusion for exclusion in self.procedure.exclusions}
        meant = nearest(what, known) or next((text for text in known if what and what in text), None)
        cure = f"did you mean `{meant}`?" if meant else "write the words that stand under `not for this procedure`"
        raise FaultError(OF_NOTHING, f"no exclusion of this procedure says `{what}`", said.span, cure)

    def _answers(self) -> Iterator[Answer]:
        """Yield every answer that this procedure's decisions can have, in words."""
        for branch in self.procedure.branches():
            action = branch.rule.action if branch.rule else None
            if branch.sorts:
                for kind in self.kinds:
                    yield Answer(f"decided that it is {_a(kind)}", branch.id, slug(kind))
            elif action is not None and action.whether is not None:
                act = print_action(action.whether)
                yield Answer(f"decided to {act}", branch.id, "yes")
                yield Answer(f"decided not to {act}", branch.id, "no")
            elif action is not None and action.whether_fact is not None:
                fact = action.whether_fact
                yield Answer(f"decided that {print_condition(fact)}", branch.id, "yes")
                yield Answer(f"decided that {print_condition(replace(fact, negated=True))}", branch.id, "no")
        for gap in gaps_in(self.procedure):
            yield Answer(f"done: {gap.what.text}", gap.id, "done")

    def _unknown(self, said: Text, words: str) -> FaultError:
        """Return what to say of words that name nothing: another form, a verb of no rule, or nothing at all."""
        known = dict.fromkeys(
            (*(form for row in self.rows for form in row.forms), *(row.rule.noun for row in self.rows if row.rule.noun),
             *self._moments(), *self.answers,
             *(name for name, kind in self.vocabulary.declared if kind == "FACT"), "accepted", "not for this procedure")
        )  # fmt: skip
        meant = nearest(words, known)
        if meant:
            return FaultError(UNCLEAR, f"`{words}` is not understood", said.span, f"did you mean `{meant}`?")
        forms = {form for verb in self.vocabulary.verbs.values() for form in (verb.participle, verb.noun) if form}
        if any(f" {form} " in f" {words} " for form in forms):
            message = f"no rule of the procedure for a {self.procedure.kind} makes `{words}` happen"
            return FaultError(OF_NOTHING, message, said.span, "name the event as a rule does, or leave the line out")
        some = ", ".join(f"`{form}`" for form in list(known)[:3])
        cure = f"name an act by its participle, an event by its noun, or a declared fact; for example {some}"
        return FaultError(UNCLEAR, f"`{words}` is not understood", said.span, cure)


def gaps_in(procedure: Procedure) -> Iterator[Gap]:
    """Yield what is not formalised in a procedure."""
    return (item for item in procedure.items() if isinstance(item, Gap))


def _refs(procedure: Procedure) -> Iterable[EventRef]:
    for rule in procedure.rules():
        for limit in rule.action.limits if rule.action else ():
            yield from limit.events
            if limit.second_event is not None:
                yield limit.second_event
        statement = rule.sentence.statement
        if isinstance(statement, Pause):
            yield statement.end
            if statement.start is not None:
                yield statement.start


def _acts(procedure: Procedure) -> Iterator[Done]:
    """Yield what the ways on of a procedure ask whether somebody has done."""
    for rule in procedure.rules():
        atoms = rule.condition.items if isinstance(rule.condition, Group) else (rule.condition,)
        yield from (atom for atom in atoms if isinstance(atom, Done))


def _a(noun: str) -> str:
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"
