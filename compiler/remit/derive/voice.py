"""Rules in words for the public: the complainant is You, the council is We. Takes meanings, gives plain sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from remit.model.policy import Part, Procedure, Rule, Stage
from remit.syntax.clause import Action, Done, Extension, Group, Limit, Norm, Outcome, Pause, Qualification, Thing
from remit.syntax.printer import (
    print_action,
    print_condition,
    print_duration,
    print_limit,
    print_statement,
    print_thing,
)
from remit.vocabulary import Vocabulary
from remit.vocabulary.labels import Labels

BARE = frozenset({"limits", "giving", "extension"})
_MODALS = {"must": "", "should": "should ", "aims to": "aim to ", "may": "may ", "must not": "must not "}
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Voice:
    """Speaks about one procedure to the person who gives the feedback."""

    procedure: Procedure
    vocabulary: Vocabulary
    labels: Labels
    ways: tuple[str, ...] = ()
    """How feedback of this kind can be sent, as the policy states it."""

    @property
    def kind(self) -> str:
        """Return the kind of feedback that it speaks about."""
        return self.procedure.kind

    def side(self, rule: Rule) -> str:
        """Return whose box a rule is: you, council or other."""
        return self.side_of(rule.actors[0]) if rule.actors else "council"

    def side_of(self, party: str) -> str:
        """Return on whose side a party stands."""
        side = self.vocabulary.parties.get(party, "council")
        return {"complainant": "you", "council": "council"}.get(side, "other")

    def actor(self, rule: Rule) -> str:
        """Return the word at the head of a box."""
        side = self.side(rule)
        return self.labels.say(side) if side != "other" else capital(" or ".join(map(without_article, rule.actors)))

    def post(self, rule: Rule) -> str:
        """Return which of the council's people act, where the rule says more than "the council"."""
        posts = [party for party in rule.actors if self.side_of(party) == "council" and party != "the council"]
        return self.labels.say("by", who=" or ".join(posts) + self._stand_in(rule)) if posts else ""

    def _stand_in(self, rule: Rule) -> str:
        """Return who acts in somebody's place, and when: ", or the director if the head of service is absent"."""
        said = rule.sentence.statement
        if not isinstance(said, Norm) or not said.stand_in or said.stand_in_if is None:
            return ""
        return f", or {said.stand_in} if {self.address(print_condition(said.stand_in_if))}"

    def title(self, rule: Rule) -> str:
        """Return the heading of a rule's box: its verb's own, or one composed of its words."""
        action = rule.action
        if action is None:
            return capital(self.statement(rule))
        verb = rule.verb
        side = self.side(rule)
        template = ""
        if verb is not None and side != "other" and action.whether is None:
            template = verb.title_you if side == "you" else verb.title
        filled = self._fill(template, rule, action)
        return filled or self._composed(rule, action)

    def statement(self, rule: Rule) -> str:
        """Return a rule as a sentence to the reader, with its condition and its time."""
        said = rule.sentence.statement
        if isinstance(said, Norm):
            body = self._norm(rule, said)
        elif isinstance(said, Qualification):
            relation = " or ".join(said.relations)
            where = f" at {said.stage}" if said.stage else ""
            past = self.vocabulary.verbs[said.verb].past if said.verb in self.vocabulary.verbs else said.verb
            denied = "not " if said.strength == "must not" else ""
            middle = f"{relation} " if relation else ""
            body = f"{said.subject} is {denied}{middle}{said.party} who {past}{where}"
        elif isinstance(said, Outcome):
            body = self.outcome(said)
        elif isinstance(said, Pause):
            body = print_statement(said)
        return capital(self.address(self._under(rule, body))) + "."

    def outcome(self, said: Outcome) -> str:
        """Return what becomes of a case."""
        if said.kind == "is":
            verb = self.vocabulary.verbs.get(said.target)
            return f"{said.case} is {verb.participle if verb else said.target}"
        if said.kind == "leaves running":
            return f"{said.case} leaves {said.target} running"
        return f"{said.case} {said.kind} {said.target}"

    def _under(self, rule: Rule, body: str) -> str:
        when = rule.sentence.when
        if when is None:
            return body
        condition = print_condition(when.condition)
        return f"{body} only if {condition}" if when.kind == "only if" else f"{when.kind} {condition}, {body}"

    def _norm(self, rule: Rule, said: Norm) -> str:
        times = ", ".join(self.time(limit) for limit in (rule.action.limits if rule.action else ()))
        acts = " or ".join(print_action(action, leave_out=BARE) for action in said.actions)
        subject = said.subjects[0]
        if isinstance(subject, Thing):
            subject = print_thing(subject)
            if said.actions[0].passive:
                return f"{subject} {said.strength} {acts}" + (f" {lower(times)}" if times else "")
            return f"{subject} {self.present(said.actions[0].verb)} {self.things(said.actions[0].things)}"
        side = self.side_of(subject) if not self._for_another(rule) else "other"
        who = {"you": "you", "council": "we"}.get(side) or " or ".join(map(str, said.subjects))
        plural = side != "other"
        modal = _MODALS[said.strength]
        if not plural:
            modal = {"aim to ": "aims to "}.get(modal, modal) or "must "
        told = self.giving(rule)
        if said.stand_in and said.stand_in_if is not None:
            acts += f" (or {said.stand_in} if {print_condition(said.stand_in_if)})"
        by = [party for party in rule.actors if side == "council" and party != "the council"]
        post = f" ({' or '.join(by)})" if by else ""
        return (
            f"{who}{post} {modal}{acts}" + (f" {lower(times)}" if times else "") + (f", giving {told}" if told else "")
        )

    def _for_another(self, rule: Rule) -> bool:
        """Tell whether somebody acts for the reader, who is asked about as well: they are two people here."""
        if self.side(rule) != "you" or rule.condition is None:
            return False
        said = rule.condition.items if isinstance(rule.condition, Group) else (rule.condition,)
        others = (atom.subject for atom in said if isinstance(atom, Done) and isinstance(atom.subject, str))
        return any(self.side_of(other) == "you" and other not in rule.actors for other in others)

    def present(self, verb: str) -> str:
        """Return a verb as it is said of one who acts: "includes"."""
        return self.vocabulary.verbs[verb].present if verb in self.vocabulary.verbs else verb

    def giving(self, rule: Rule) -> str:
        """Return what a rule says must be told along with the act."""
        return self.things(rule.action.giving) if rule.action else ""

    def things(self, things: Iterable[Thing]) -> str:
        """Return a list of things as a sentence says it."""
        named = [print_thing(thing) for thing in things]
        return ", ".join(named[:-1]) + " and " + named[-1] if len(named) > 1 else "".join(named)

    def time(self, limit: Limit) -> str:
        """Return a time as the head of a line: "Within 10 working days of the acknowledgement"."""
        if limit.kind == "at once":
            return self.labels.say("at once")
        return capital(self.address(print_limit(limit)))

    def having(self, limit: Limit) -> str:
        """Return by when the reader has what is sent: "You have it within 5 working days of the submission"."""
        return self.labels.say("have it", time=lower(self.time(limit)))

    def extension(self, extension: Extension | None) -> str:
        """Return by how much a step may take longer."""
        if extension is None or extension.kind in ("no limit", "unsaid"):
            return self.labels.say("extension no limit")
        if extension.kind == "by agreement" or extension.duration is None:
            return self.labels.say("extension by agreement")
        form = "extension up to" if extension.kind == "by up to" else "extension in total"
        words = self.labels.say(form, time=print_duration(extension.duration))
        if extension.total is not None:
            words += f", {self.labels.say('extension in total', time=print_duration(extension.total))}"
        return f"{words}, or longer {extension.longer}" if extension.longer else words

    def address(self, words: str) -> str:
        """Return words as they are said to the complainant: "your complaint"; "the person who …" is somebody else."""
        for said, told in self.labels.address.items():
            pattern = re.escape(said.replace("{kind}", self.kind))
            words = re.sub(rf"(?<!\w){pattern}(?!\w| who\b)", told.replace("{kind}", self.kind), words)
        for said, told in self.labels.present.items():
            words = re.sub(rf"\byou {said}\b", f"you {told}", words)
        return words.replace('"', "")

    def condition(self, words: str) -> str:
        """Return a condition as a heading: "A response is requested"."""
        return capital(self.address(words))

    def _fill(self, template: str, rule: Rule, action: Action) -> str:
        recipient = action.recipient or " and ".join(action.to_party) or action.with_party
        stage = self._stage(rule)
        values = {
            "kind": action.as_kind or self.kind,
            "things": self.things(action.things),
            "recipient": recipient,
            "stage": action.to_stage or action.at_stage or (stage.label if stage else ""),
        }
        slots = _SLOT.findall(template)
        if not template or any(not values.get(name) for name in slots):
            return ""
        told = ("item", "quote") if rule.extension or (rule.verb and rule.verb.attaches) else ("item", "event", "quote")
        if "things" not in slots and any(thing.kind in told for thing in action.things):
            return ""
        way_in = rule.part is Part.WAY_IN
        if "recipient" not in slots and recipient and self.side_of(recipient) != "you" and not way_in:
            return ""
        manner = f" {action.manner}" if action.manner else ""
        return self.address(_SLOT.sub(lambda match: values[match[1]], template) + manner)

    def _stage(self, rule: Rule) -> Stage | None:
        """Return the stage that a rule is about: who may go on from a stage goes to the one behind it."""
        stages = self.procedure.stages
        at = next((number for number, stage in enumerate(stages) if stage.id == rule.stage), None)
        if at is None:
            return None
        verb = rule.verb if rule.part is Part.LOOSE else None
        leads = verb is not None and verb.role == "way in" and verb.names_stage
        return stages[at + 1] if leads and at + 1 < len(stages) else stages[at]

    def _composed(self, rule: Rule, action: Action) -> str:
        words = print_action(action, leave_out=BARE)
        side = self.side(rule)
        if side == "other":
            present = self.present(action.verb)
            return capital(self.address(f"{' or '.join(rule.actors)} {present}{words[len(action.verb) :]}"))
        return self.address(f"{'You' if side == 'you' else 'We'} {words}")


def capital(words: str) -> str:
    """Return `words` with a capital first letter."""
    return words[:1].upper() + words[1:]


def lower(words: str) -> str:
    """Return `words` with a small first letter."""
    return words[:1].lower() + words[1:]


def without_article(party: str) -> str:
    """Return a party without its article."""
    return re.sub(r"^(the|an?) ", "", party)
