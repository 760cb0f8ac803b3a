"""What stands beside the main line: duties owed, acts permitted, clocks that pause; from when to when each is open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from remit.derive.occasions import Occasions, received_steps
from remit.derive.states import STILL, Duty, Pause, Permission, Reason, Remark, State, StateKind, Transition
from remit.model.policy import Part, Procedure, Rule
from remit.syntax import clause
from remit.value import value

WAITS_FROM = clause.EventRef("request")
"""Whoever waits for something has asked for it: "while the council waits for the reply" begins with the request."""


@value
class Besides:
    """Duties, permissions and pauses of a procedure, with the states and transitions that they add."""

    duties: tuple[Duty, ...]
    permissions: tuple[Permission, ...]
    remarks: tuple[Remark, ...]
    pauses: tuple[Pause, ...]
    states: tuple[State, ...]
    transitions: tuple[Transition, ...]


@value
class Surroundings:
    """The main line as the rules beside it see it: `positions` is the state in which a case arrives after a rule.

    `beside` are the stages that stand beside it.
    """

    procedure: Procedure
    occasions: Occasions
    positions: Mapping[str, str]
    entries: Mapping[str, str]
    states: Mapping[str, State]
    transitions: tuple[Transition, ...]
    beside: frozenset[str]

    def besides(self) -> Besides:
        """Return what stands beside the main line, in the order of the policy."""
        duties: list[Duty] = []
        permissions: list[Permission] = []
        states: list[State] = []
        moves: list[Transition] = []
        for rule in self._beside_rules():
            if rule.strength == "may":
                where = self._open_in(rule)
                permissions.append(Permission(rule.id, f"{rule.id}.done", where, _once(rule)))
                ending = self._ending(rule)
                states += ending
                target = ending[0].id if ending else self._target(rule)
                moves += [Transition(f"{rule.id}.done", name, target or name, rule.id) for name in where]
                for other in self.occasions.instead(rule):
                    permissions.append(Permission(rule.id, other.event, where))
                    moves += [Transition(other.event, name, name, rule.id) for name in where]
            elif rule.strength in clause.DUTIES and not _is_content(rule) and not rule.benchmark:
                duties += self._duties(rule)
        remarks = tuple(Remark(rule.id, self._open_in(rule)) for rule in self._remarks())
        return Besides(tuple(duties), tuple(permissions), remarks, self._pauses(), tuple(states), tuple(moves))

    def _beside_rules(self) -> Iterator[Rule]:
        for rule in self.procedure.rules():
            if rule.part in (Part.ATTACHED, Part.LOOSE) and isinstance(rule.sentence.statement, clause.Norm):
                yield rule

    def _remarks(self) -> Iterator[Rule]:
        for rule in self.procedure.rules():
            norm = isinstance(rule.sentence.statement, clause.Norm)
            plain = rule.strength == "must not" or _is_content(rule) or rule.benchmark or not norm
            beside = rule.outcome is not None and rule.outcome.kind == "leaves running"
            if (rule.part in (Part.ATTACHED, Part.LOOSE) and plain) or beside:
                yield rule

    def _duties(self, rule: Rule) -> Iterator[Duty]:
        instead = tuple(other.event for other in self.occasions.instead(rule))
        if rule.part is Part.ATTACHED:
            receives = bool(received_steps(rule))
            for step in rule.attached_to:
                done = f"{step}.received" if receives else f"{rule.id}.done"
                yield Duty(rule.id, done, event=f"{step}.done", instead=instead)
            return
        closing = rule.limit is not None and rule.limit.kind == "before" and self._closes(rule.limit)
        yield Duty(rule.id, f"{rule.id}.done", states=self._open_in(rule)[:1], before_closing=closing, instead=instead)

    def _closes(self, limit: clause.Limit) -> bool:
        verb = self.occasions.vocabulary.verbs.get(limit.doing)
        if verb is None and limit.events:
            verb = self.occasions.vocabulary.verb_of_event(limit.events[0].event)
        return verb is not None and verb.role == "ends"

    def _open_in(self, rule: Rule) -> tuple[str, ...]:
        """Return the states in which a rule is open: its step's, its stage's, every one, or until the next step."""
        if rule.part is Part.ATTACHED:
            return tuple(step for step in rule.attached_to if step in self.states)
        if rule.anytime:
            return tuple(state.id for state in self._living() if self._line(state.stage) == self._line(rule.stage))
        if rule.throughout:
            return tuple(state.id for state in self._living() if state.stage == rule.stage)
        if self._reopens(rule):
            own = (state for state in self.states.values() if state.stage == rule.stage)
            return tuple(state.id for state in own if state.kind in STILL)
        return self._passed(rule) or self._until_next_step(self._arrived(self.positions.get(rule.id, "")))

    def _passed(self, rule: Rule) -> tuple[str, ...]:
        """Return the steps above a rule that end its time: what goes on until the response is open before it comes."""
        limit = rule.limit
        if limit is None or limit.kind not in ("every", "before", "at least before"):
            return ()
        order = [each.id for each in self.procedure.rules()]
        makers = (start.event.rpartition(".")[0] for ref in limit.events for start in self.occasions.resolve(ref, rule))
        steps = (step for step in makers if step in self.states and self.states[step].stage == rule.stage)
        return tuple(step for step in steps if order.index(step) < order.index(rule.id))

    def _line(self, stage: str) -> str:
        """Return the stage that stands beside the main line, or nothing for the main line."""
        return stage if stage in self.beside else ""

    def _living(self) -> Iterator[State]:
        return (state for state in self.states.values() if state.kind not in (StateKind.ENDING, StateKind.START))

    def _arrived(self, name: str) -> str:
        return self.entries.get(name[1:], "") if name.startswith(">") else name

    def _until_next_step(self, name: str) -> tuple[str, ...]:
        """Return `name` and what follows it through decisions alone."""
        found: dict[str, None] = {}
        queue = [name] if name in self.states else []
        while queue:
            here = queue.pop(0)
            if here in found or self.states[here].reason not in (None, Reason.ANSWERED):
                continue
            found[here] = None
            if self.states[here].kind is StateKind.DECISION:
                queue += [step.target for step in self.transitions if step.source == here]
        return tuple(found)

    def _ending(self, rule: Rule) -> list[State]:
        """Return the ending that a permission leads to, if using it ends the case."""
        if rule.verb is None or rule.verb.role != "ends" or rule.action is None or rule.part is Part.ATTACHED:
            return []
        if any(thing.event is not None and not self._opened_by(thing.event, rule) for thing in rule.action.things):
            return []
        kind = rule.action.as_kind or rule.action.to_kind
        reason = Reason.ANOTHER_KIND if kind else Reason.ENDED
        leads = kind or ", ".join(rule.action.to_party)
        return [State(f"{rule.id}.end", StateKind.ENDING, rule.stage, rule.span, rule.id, reason, leads)]

    def _opened_by(self, event: clause.EventRef, rule: Rule) -> bool:
        """Tell whether an event is the act by which the stage of a rule was opened: who refuses that ends the case."""
        followed = self.procedure.rule(rule.follows)
        if event.event == WAITS_FROM.event and followed is not None and followed.part is Part.WAY_IN:
            return True
        made = (start.event.rpartition(".")[0] for start in self.occasions.resolve(event, rule))
        makers = (self.procedure.rule(name) for name in made)
        return any(maker is not None and maker.part is Part.WAY_IN and maker.stage == rule.stage for maker in makers)

    def _target(self, rule: Rule) -> str:
        """Return where a permission takes the case: a stage that it names, or the stage that it opens again."""
        if rule.action and (said := _stage_named(rule.action)):
            stage = self.occasions.stage_of(said)
            return self.entries.get(stage.id, "") if stage and self._in_one_line(rule.stage, stage.id) else ""
        if rule.verb is not None and rule.verb.names_stage and rule.verb.role == "way in":
            return self._entry_after(rule.stage)
        if outside := self._outside(rule):
            return self.entries.get(outside, "")
        return self.entries.get(rule.stage, "") if self._reopens(rule) else ""

    def _reopens(self, rule: Rule) -> bool:
        return _begins_anew(rule) and not self._outside(rule)

    def _outside(self, rule: Rule) -> str:
        """Return the stage behind a rule's own to which somebody goes who may go to an Ombudsman."""
        recipient = rule.action.recipient if rule.action else ""
        if not _begins_anew(rule) or self.occasions.vocabulary.parties.get(recipient) != "ombudsman":
            return ""
        ids = [stage.id for stage in self.procedure.stages]
        behind = self.procedure.stages[ids.index(rule.stage) + 1 :] if rule.stage in ids else ()
        return next((stage.id for stage in behind if stage.run_by), "")

    def _in_one_line(self, stage: str, other: str) -> bool:
        """Tell whether a case may go from one stage to another: what stands beside the main line is no way on."""
        return stage == other or self.beside.isdisjoint((stage, other))

    def _entry_after(self, stage: str) -> str:
        """Return the entry of the stage behind `stage`: who may escalate there leaves it early."""
        ids = [each.id for each in self.procedure.stages if self._in_one_line(stage, each.id)]
        place = ids.index(stage) + 1 if stage in ids else len(ids)
        return self.entries.get(ids[place], "") if place < len(ids) else ""

    def _pauses(self) -> tuple[Pause, ...]:
        pauses = []
        for rule in self.procedure.rules():
            pause = rule.sentence.statement
            if isinstance(pause, clause.Pause):
                starts = self.occasions.resolve(pause.start or WAITS_FROM, rule)
                ends = self.occasions.resolve(pause.end, rule)
                pauses.append(Pause(rule.id, rule.stage, starts[0].event, ends[0].event))
        return tuple(pauses)


def _is_content(rule: Rule) -> bool:
    """Tell whether a rule is about what another act must include, and no act by itself."""
    return not rule.actors


def _stage_named(action: clause.Action) -> str:
    return action.to_stage or action.at_stage or (action.to_do.at_stage if action.to_do else "")


def _once(rule: Rule) -> bool:
    return rule.extension is not None and rule.extension.once


def _begins_anew(rule: Rule) -> bool:
    """Tell whether a permission names no stage, so that it opens its own again."""
    if rule.part is not Part.LOOSE or rule.verb is None or rule.action is None:
        return False
    return rule.verb.role == "way in" and not rule.verb.names_stage and not _stage_named(rule.action)
