"""What a policy says, with names resolved and every rule's part in its procedure known. Knows nothing of files."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import field
from enum import StrEnum

from remit.model.example import Example
from remit.model.head import Departure, Force, Origin, Statement, WorkingTime
from remit.source import Span, Text
from remit.syntax.clause import Action, Condition, Extension, Extent, Limit, Outcome, Sentence, Strength
from remit.value import value
from remit.vocabulary import Verb


class Part(StrEnum):
    """Which part a rule plays in its stage (the order of the rules decides the rest)."""

    STEP = "step"
    WAY_IN = "way in"
    ATTACHED = "attached"
    LOOSE = "loose"


@value
class Reading:
    """The meaning that the policy chooses where the page's words leave more than one."""

    rule: str
    text: Text
    sentence: Sentence
    why: str
    span: Span = field(compare=False)


@value
class Rule:
    """One sentence and what it is in its stage.

    `said` is the sentence as the page has it, `sentence` the one that counts (the reading, where one is declared).
    `noun` is the event that doing it makes; `attached_to` the ids of the steps that an attached
    rule belongs to: more than one where the same event is made on several branches.
    `stand_ins` pair a stand-in with the condition under which they act. `follows` is the rule behind whose `after
    which` it is said: the one sentence of both is their `text`. A `benchmark` is a target beside a promise: it is kept
    by the very act of the step that it is attached to.
    """

    id: str
    text: Text
    said: Sentence
    sentence: Sentence
    part: Part
    origin: Origin
    kind: str = ""
    stage: str = ""
    verb: Verb | None = None
    noun: str = ""
    strength: Strength | None = None
    actors: tuple[str, ...] = ()
    action: Action | None = None
    alternatives: tuple[Action, ...] = ()
    attached_to: tuple[str, ...] = ()
    reading: Reading | None = None
    throughout: bool = False
    follows: str = ""
    benchmark: bool = False

    @property
    def limit(self) -> Limit | None:
        """Return the time that binds it, if it has one."""
        return self.action.limits[0] if self.action and self.action.limits else None

    @property
    def anytime(self) -> bool:
        """Tell whether it is open at any time."""
        return self.limit is not None and self.limit.kind == "at any time"

    @property
    def extension(self) -> Extension | None:
        """Return by how much this rule lets a step take longer, if that is what it is about."""
        return self.action.extension if self.action else None

    @property
    def outcome(self) -> Outcome | None:
        """Return what becomes of the case at once, if the sentence says nothing else."""
        return self.sentence.statement if isinstance(self.sentence.statement, Outcome) else None

    @property
    def condition(self) -> Condition | None:
        """Return the condition on the rule itself."""
        return self.sentence.when.condition if self.sentence.when else None

    @property
    def span(self) -> Span:
        """Return the author's place."""
        return self.text.span

    def place(self, extent: Extent) -> Span:
        """Return where a part of the sentence that counts stands in the file."""
        return (self.reading.text if self.reading else self.text).part(*extent)


@value
class Case:
    """One branch: under `condition` (None: in every other case) the `items` hold. `key` is "yes", "no" or a number.

    `text` is the condition as the author wrote it, where it stands apart from a rule.
    """

    key: str
    condition: Condition | None
    items: tuple[Item, ...]
    span: Span = field(compare=False)
    negated: bool = False
    text: Text | None = field(default=None, compare=False)


@value
class Branch:
    """A decision on the main line. `rule` is the sentence that asks somebody to decide, if one does.

    `exhaustive` says that the author gave an `otherwise`, or that the branches are a yes and a no.
    """

    id: str
    text: Text
    cases: tuple[Case, ...]
    origin: Origin
    rule: Rule | None = None
    exhaustive: bool = True
    sorts: bool = False
    """INVARIANT: `sorts` only in the arrival: the cases are the kinds of feedback."""


@value
class Gap:
    """Something that the page does not say, or that the language cannot say yet."""

    id: str
    what: Text
    because: str
    origin: Origin


Item = Rule | Branch | Gap


@value
class Exclusion:
    """What a procedure is not for, what lifts the exclusion, and where it goes instead.

    `later_than` is the time within which it must come, where it is for coming too late.
    """

    id: str
    what: Text
    unless: str
    go_to: str
    tell: str
    because: str
    origin: Origin
    later_than: Limit | None = None
    later_place: Span | None = field(default=None, compare=False)


@value
class Stage:
    """A named part of a procedure. `id` is empty for a procedure without stages; `run_by` is empty for the council."""

    id: str
    label: str
    name: str
    run_by: str
    items: tuple[Item, ...]
    origin: Origin
    span: Span = field(compare=False)

    @property
    def title(self) -> str:
        """Return what a reader calls it: "Stage 1: Frontline resolution"."""
        return f"{self.label}: {self.name}" if self.name and self.name != self.label else self.label


@value
class Procedure:
    """What happens to one kind of feedback. `follows` is the code that it names, None where the policy's holds.

    `main_line` names the rules that the main line of its drawing passes, in their order; it bears on nothing else.
    """

    kind: str
    slug: str
    arrival: tuple[Item, ...]
    exclusions: tuple[Exclusion, ...]
    stages: tuple[Stage, ...]
    origin: Origin
    span: Span = field(compare=False)
    follows: Text | None = None
    main_line: tuple[Text, ...] = ()

    _rules: dict[str, Rule] = field(init=False, compare=False, repr=False)
    _branches: tuple[Branch, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Walk the rules once: every pass asks for them."""
        items = (self.arrival, *(stage.items for stage in self.stages))
        object.__setattr__(self, "_rules", {rule.id: rule for part in items for rule in rules_in(part)})
        object.__setattr__(self, "_branches", tuple(item for item in self.items() if isinstance(item, Branch)))

    def items(self) -> Iterator[Item]:
        """Yield every item, those inside branches included."""
        return items_in((*self.arrival, *(item for stage in self.stages for item in stage.items)))

    def branches(self) -> tuple[Branch, ...]:
        """Return its decisions, those inside others after them."""
        return self._branches

    def rules(self) -> Collection[Rule]:
        """Return every rule, those inside branches included, in the order of the policy."""
        return self._rules.values()

    def rule(self, identity: str) -> Rule | None:
        """Return the rule of that id."""
        return self._rules.get(identity)

    def stage(self, identity: str) -> Stage | None:
        """Return the stage of that id."""
        return next((stage for stage in self.stages if stage.id == identity), None)


@value
class Policy:
    """One edition of a council's rules."""

    path: str
    title: str
    council: str
    nation: str
    edition: str
    force: Force
    replaces: str
    open_cases: str
    follows: str
    origin: Origin
    working_time: WorkingTime
    parties: Mapping[str, str]
    procedures: tuple[Procedure, ...]
    other_kinds: tuple[str, ...]
    reports: tuple[Item, ...]
    statements: tuple[Statement, ...]
    readings: tuple[Reading, ...]
    places: Mapping[str, Span] = field(default_factory=dict, compare=False)
    """Where the value of each key of the file's head stands."""
    examples: tuple[Example, ...] = ()
    departures: tuple[Departure, ...] = ()
    seen: str = ""

    def statement(self, key: str) -> Statement | None:
        """Return what the policy says under `key`."""
        return next((statement for statement in self.statements if statement.key == key), None)


def items_in(items: Iterable[Item]) -> Iterator[Item]:
    """Yield `items` and what stands in their branches, those of the outside first."""
    pending = list(items)
    for item in pending:  # grows while it is walked
        yield item
        if isinstance(item, Branch):
            pending += [inner for case in item.cases for inner in case.items]


def rules_in(items: tuple[Item, ...]) -> Iterator[Rule]:
    """Yield the rules of `items` and of their branches, in the order of the policy."""
    for item in items:
        if isinstance(item, Rule):
            yield item
        elif isinstance(item, Branch):
            if item.rule:
                yield item.rule
            for case in item.cases:
                yield from rules_in(case.items)
