"""Drafts of one stage to its items: which rule is a step, a way in, attached or loose (design: order of the rules).

Goes by the verb's row, the strength, the limit and whether the sentence names a step's event; never by wording.
"""

from __future__ import annotations

from remit.model.benchmarks import benchmarks_in
from remit.model.draft import Draft, DraftBranch, DraftCase, DraftGap, DraftRule, branches_in, sentences_in, verb_of
from remit.model.identity import slug
from remit.model.paths import Path, nearest
from remit.model.policy import Branch, Case, Gap, Item, Part, Reading, Rule
from remit.syntax.clause import DUTIES, Action, EventRef, Norm, Outcome, Pause, Qualification, Sentence, Thing
from remit.value import value
from remit.vocabulary import Verb, Vocabulary

MOVING = frozenset({"step", "decision", "way in", "ends"})


@value
class Place:
    """Where a list of rules stands: its kind, its stage, and whether that is a later stage, which has a way in."""

    kind: str
    stage: str
    later: bool
    arrival: bool = False


def items_of(
    drafts: tuple[Draft, ...], place: Place, vocabulary: Vocabulary, readings: dict[str, Reading]
) -> tuple[Item, ...]:
    """Return the items of a stage in the order of the policy."""
    return _Sorter(drafts, place, vocabulary, readings).sort()


class _Sorter:
    """One stage while its rules are told apart."""

    def __init__(
        self, drafts: tuple[Draft, ...], place: Place, vocabulary: Vocabulary, readings: dict[str, Reading]
    ) -> None:
        self.drafts, self.place, self.vocabulary, self.readings = drafts, place, vocabulary, readings
        self.still = not any(self._moves(sentence) for sentence in sentences_in(drafts))
        self.still_in: set[str] = set()
        self._find_still(drafts)
        self.steps: dict[str, list[str]] = {}
        self.moving: set[str] = set()
        self.paths: dict[str, Path] = {}
        self.known: dict[str, Sentence] = {}
        self._find_steps(drafts, ())
        self.benchmarks = benchmarks_in(self.steps, self.paths, self.known)
        for noun, steps in self.steps.items():
            self.steps[noun] = [step for step in steps if step not in self.benchmarks]

    def sort(self) -> tuple[Item, ...]:
        return tuple(self._item(draft) for draft in self.drafts)

    def _find_still(self, drafts: tuple[Draft, ...]) -> None:
        """Note the duties of branches in which nothing moves the case on: there they are the steps themselves."""
        for draft in drafts:
            for branch in branches_in(draft):
                rules = [inner for inner in branch if isinstance(inner, DraftRule)]
                if len(rules) == len(branch) and not any(self._moves(sentence) for sentence in sentences_in(branch)):
                    self.still_in.update(inner.id for inner in rules)
                self._find_still(branch)

    def _find_steps(self, drafts: tuple[Draft, ...], path: Path) -> None:
        """Note where rules stand and the events that steps make, so that rules before them can belong to them too."""
        for draft in drafts:
            if isinstance(draft, DraftRule):
                self.paths[draft.id], self.known[draft.id] = path, draft.sentence
                if self._step_like(draft):
                    self.moving.add(draft.id)
                    self.steps.setdefault(self._noun(_action(draft.sentence)), []).append(draft.id)
                self._find_steps(draft.if_so or (), (*path, (draft.id, "yes")))
                self._find_steps(draft.otherwise or (), (*path, (draft.id, "no")))
            elif isinstance(draft, DraftBranch):
                for number, case in enumerate(draft.cases):
                    self._find_steps(case.items, (*path, (draft.id, str(number))))

    def _item(self, draft: Draft) -> Item:
        if isinstance(draft, DraftGap):
            return Gap(draft.id, draft.what, draft.because, draft.origin)
        if isinstance(draft, DraftBranch):
            return self._written_branch(draft)
        rule = self._rule(draft)
        if rule.part is Part.STEP and rule.action and rule.verb and rule.verb.role == "decision":
            return self._decision(rule, draft)
        if rule.part is Part.STEP and rule.sentence.when is not None and not rule.sentence.otherwise:
            return _conditional(rule)
        return rule

    def _written_branch(self, draft: DraftBranch) -> Branch:
        cases = tuple(self._case(number, case, draft) for number, case in enumerate(draft.cases, 1))
        exhaustive = not draft.listed or any(case.condition is None for case in draft.cases)
        if not draft.listed and len(cases) == 1:
            cases = (*cases, Case("no", None, (), draft.text.span))
        return Branch(draft.id, draft.text, cases, draft.origin, exhaustive=exhaustive)

    def _case(self, number: int, case: DraftCase, draft: DraftBranch) -> Case:
        key = str(number) if draft.listed else ("yes" if case.condition else "no")
        span = case.text.span if case.text else draft.text.span
        return Case(key, case.condition, tuple(self._item(item) for item in case.items), span, text=case.text)

    def _decision(self, rule: Rule, draft: DraftRule) -> Item:
        if (
            self.place.arrival
            and rule.action
            and any(thing.name in self.vocabulary.sorting for thing in rule.action.things)
        ):
            return Branch(draft.id, draft.text, (), draft.origin, rule=rule, sorts=True)
        if draft.if_so is None and draft.otherwise is None:
            return rule
        cases = (
            Case("yes", None, tuple(self._item(item) for item in draft.if_so or ()), draft.text.span),
            Case("no", None, tuple(self._item(item) for item in draft.otherwise or ()), draft.text.span),
        )
        return Branch(draft.id, draft.text, cases, draft.origin, rule=rule)

    def _rule(self, draft: DraftRule) -> Rule:
        reading = self.readings.get(draft.id)
        sentence = reading.sentence if reading and _same_act(reading.sentence, draft.sentence) else draft.sentence
        statement = sentence.statement
        action = _action(sentence)
        part, attached = self._part(draft)
        return Rule(
            draft.id,
            draft.text,
            draft.sentence,
            sentence,
            part,
            draft.origin,
            kind=self.place.kind,
            stage=self.place.stage,
            verb=self._verb(sentence),
            noun=self._noun(action) if action and draft.id not in self.benchmarks else "",
            strength=statement.strength if isinstance(statement, Norm | Qualification) else None,
            actors=_actors(statement),
            action=action,
            alternatives=statement.actions[1:] if isinstance(statement, Norm) else (),
            attached_to=attached,
            reading=reading if reading and sentence is reading.sentence else None,
            follows=draft.follows,
            benchmark=draft.id in self.benchmarks,
        )

    def _part(self, draft: DraftRule) -> tuple[Part, tuple[str, ...]]:
        statement = draft.sentence.statement
        if isinstance(statement, Outcome):
            return Part.STEP, ()
        if isinstance(statement, Qualification | Pause):
            return Part.LOOSE, ()
        if draft.id in self.benchmarks:
            return Part.ATTACHED, (self.benchmarks[draft.id],)
        if steps := self._named_steps(draft, statement):
            return Part.ATTACHED, steps
        if self._way_in(draft, statement):
            return Part.WAY_IN, ()
        return (Part.STEP if draft.id in self.moving else Part.LOOSE), ()

    def _step_like(self, draft: DraftRule) -> bool:
        """Tell whether a sentence, taken alone, moves the case on."""
        statement = draft.sentence.statement
        if isinstance(statement, Outcome):
            return True
        if not isinstance(statement, Norm) or statement.strength not in DUTIES or self._content(statement):
            return False
        if any(
            limit.kind in ("before", "at any time", "every", "at least before") for limit in statement.actions[0].limits
        ):
            return False
        verb = self.vocabulary.verbs.get(statement.actions[0].verb)
        if verb is None or (verb.attaches and _event_things(statement.actions[0])):
            return False
        moves = verb.role in MOVING and not self._way_in(draft, statement)
        return moves or self.still or draft.id in self.still_in

    def _named_steps(self, draft: DraftRule, statement: Norm) -> tuple[str, ...]:
        """Return the steps to which a sentence belongs because it names its event."""
        content = self._content(statement)
        if content is not None:
            return self._steps(content.event, draft.id, content.stage)
        action = statement.actions[0]
        for thing in _event_things(action):
            if thing.event and (found := self._steps(thing.event.event, draft.id, thing.event.stage)):
                return found
        verb = self.vocabulary.verbs.get(action.verb)
        decides = verb is not None and verb.role == "decision"
        if draft.id in self.moving and not action.limits and draft.sentence.when is None and not decides:
            return self._said_before(draft.id, self._noun(action))
        return ()

    def _said_before(self, identity: str, noun: str) -> tuple[str, ...]:
        """Return the step on the same line, before this one, that makes the same event: this one says more of it."""
        path = self.paths[identity]
        for other in self.steps.get(noun, []):
            if other == identity:
                return ()
            if path[: len(self.paths[other])] == self.paths[other]:
                return (other,)
        return ()

    def _steps(self, noun: str, own: str, stage: str) -> tuple[str, ...]:
        """Return the steps that make an event where a rule stands."""
        if stage and slug(stage) not in (self.place.stage, f"{self.place.stage}-stage"):
            return ()
        makers = (identity for identity in self.steps.get(noun, []) if identity != own)
        return nearest(makers, self.paths[own], self.paths)

    def _way_in(self, draft: DraftRule, statement: Norm) -> bool:
        verb = self.vocabulary.verbs.get(statement.actions[0].verb)
        if verb is None or verb.role != "way in" or statement.strength not in ("may", "should", "must"):
            return False
        if self.place.later:
            return draft is self.drafts[0] or self._another_way_in(draft)
        if verb.names_stage:
            return False
        return all(self.vocabulary.parties.get(str(subject)) == "complainant" for subject in statement.subjects)

    def _content(self, statement: Norm) -> EventRef | None:
        subject = statement.subjects[0]
        return subject.event if isinstance(subject, Thing) else None

    def _moves(self, sentence: Sentence) -> bool:
        if isinstance(sentence.statement, Outcome):
            return True
        verb = self._verb(sentence)
        return (
            verb is not None
            and verb.role in MOVING
            and isinstance(sentence.statement, Norm)
            and sentence.statement.strength in DUTIES
        )

    def _verb(self, sentence: Sentence) -> Verb | None:
        return self.vocabulary.verbs.get(verb_of(sentence))

    def _another_way_in(self, draft: DraftRule) -> bool:
        """Tell whether a rule says once more that somebody may come to its stage: with the acts that stand first."""
        first = _led_by(self.drafts[0], self.vocabulary)
        if first is None or _led_by(draft, self.vocabulary) != first:
            return False
        before = self.drafts[: self.drafts.index(draft)]
        return all(_led_by(other, self.vocabulary) == first for other in before)

    def _noun(self, action: Action | None) -> str:
        """Return the event that an act makes: its verb's noun, or the event that it sends."""
        if action is None:
            return ""
        verb = self.vocabulary.verbs.get(action.verb)
        carried = next((thing.event.event for thing in action.things if thing.event), "")
        if verb is not None and verb.carries and carried:
            return carried
        return verb.noun if verb else action.verb


def _conditional(rule: Rule) -> Branch:
    """Return `must … if …` as the decision that it is, with nothing to do otherwise."""
    when = rule.sentence.when
    condition = when.condition if when else None
    negated = when is not None and when.kind == "unless"
    cases = (
        Case("yes", condition, (rule,), rule.span, negated),
        Case("no", None, (), rule.span),
    )
    return Branch(f"{rule.id}.if", rule.text, cases, rule.origin)


def _same_act(one: Sentence, other: Sentence) -> bool:
    """Tell whether two sentences are about one act, and no rule follows but what follows both."""
    following = {each.after for each in (one, other) if isinstance(each.after, Norm)}
    return verb_of(one) == verb_of(other) and (not following or one.after == other.after)


def _led_by(draft: Draft, vocabulary: Vocabulary) -> str | None:
    """Return the verb by which a rule lets somebody come to its own stage; None of any other rule."""
    action = _action(draft.sentence) if isinstance(draft, DraftRule) else None
    verb = vocabulary.verbs.get(action.verb) if action is not None else None
    if action is None or verb is None or not verb.names_stage or action.to_stage or action.at_stage:
        return None
    return verb.base


def _action(sentence: Sentence) -> Action | None:
    return sentence.statement.actions[0] if isinstance(sentence.statement, Norm) else None


def _event_things(action: Action) -> tuple[Thing, ...]:
    return tuple(thing for thing in (*action.things, *action.for_things) if thing.kind == "event")


def _actors(statement: object) -> tuple[str, ...]:
    if isinstance(statement, Norm):
        return tuple(subject for subject in statement.subjects if isinstance(subject, str))
    return (statement.subject,) if isinstance(statement, Qualification) else ()
