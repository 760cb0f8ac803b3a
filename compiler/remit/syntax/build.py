"""Tree of a sentence to the nodes of `clause`: statements and conditions. Knows what the classes of words stand for."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, cast

from remit.syntax.build_action import ActionBuilder
from remit.syntax.clause import (
    Action,
    Atom,
    Condition,
    Count,
    Done,
    Group,
    Limit,
    Name,
    Norm,
    Outcome,
    Pause,
    Qualification,
    Sentence,
    Statement,
    Strength,
    Thing,
    When,
)
from remit.syntax.lexer import Word
from remit.syntax.parser import Branch
from remit.vocabulary.forms import negative

STRENGTHS: dict[str, Strength] = {
    "MUST": "must",
    "MUST_NOT": "must not",
    "MAY": "may",
    "SHOULD": "should",
    "AIMS_TO": "aims to",
}
OUTCOMES: dict[str, Literal["is", "goes to", "becomes", "leaves running"]] = {
    "IS": "is",
    "GOES_TO": "goes to",
    "BECOMES": "becomes",
    "LEAVES": "leaves running",
}
BOUNDS: dict[str, Literal["at least", "at most", "more than", "fewer than"]] = {
    "AT_LEAST": "at least",
    "AT_MOST": "at most",
    "MORE_THAN": "more than",
    "FEWER_THAN": "fewer than",
}
WHENS: dict[str, Literal["if", "unless", "only if"]] = {"IF": "if", "UNLESS": "unless", "ONLY_IF": "only if"}
JOINED: dict[str, Literal["and", "or"]] = {"all_of": "and", "any_of": "or", "either": "or", "both": "and"}
STATEMENTS = ("norm", "passive", "qualification", "outcome", "pause")
LIMITS = ("within", "pick", "agreed", "every", "at_least_before", "before", "before_doing", "at_once", "at_any_time")


class Builder(ActionBuilder):
    """Makes the nodes of one sentence, each with its place in the file."""

    def sentence(self, tree: Branch) -> Sentence:
        """Return a whole rule; a condition said last is the same as one said first."""
        closing, lead = tree.branch("closing"), tree.branch("lead")
        statement = self.statement(cast(Branch, tree.branch(*STATEMENTS)))
        when = self._when(lead) if lead else None
        otherwise: Limit | None = None
        after: Statement | None = None
        if closing:
            if closing.word("IF", "UNLESS", "ONLY_IF"):
                if when:
                    self.twice("a condition", closing)
                when = self._when(closing)
            if closing.word("OTHERWISE"):
                otherwise = self.limit(cast(Branch, closing.branch(*LIMITS)))
            if closing.word("AFTER_WHICH"):
                after = self.statement(cast(Branch, closing.branch(*STATEMENTS)))
            things = closing.branch("things")
            if things:
                statement = self._giving(statement, things)
        return Sentence(statement, when, otherwise, after, self.span(tree))

    def _giving(self, statement: Statement, things: Branch) -> Statement:
        """Hang what is given behind a trailing condition on the last action."""
        if not isinstance(statement, Norm):
            self.misplaced("giving", things)
            return statement
        last = statement.actions[-1]
        if last.giving:
            self.twice("giving", things)
        return replace(statement, actions=(*statement.actions[:-1], replace(last, giving=self.things(things))))

    def _when(self, tree: Branch) -> When:
        word = cast(Word, tree.word("IF", "UNLESS", "ONLY_IF"))
        condition = next(branch for branch in tree.branches() if branch.name in CONDITIONS)
        return When(WHENS[word.type], self.condition(condition))

    def statement(self, tree: Branch) -> Statement:
        """Return what a sentence says, without its conditions."""
        match tree.name:
            case "norm" | "passive":
                return self._norm(tree)
            case "qualification":
                return self._qualification(tree)
            case "outcome":
                return self._outcome(tree)
            case _:
                return self._pause(tree)

    def _norm(self, tree: Branch) -> Norm:
        subject, strength = cast(Branch, tree.branch("subject")), cast(Branch, tree.branch("strength"))
        condition = next((branch for branch in subject.branches() if branch.name in CONDITIONS), None)
        parties = tuple(word.value for word in subject.words("PARTY"))
        stand_in = ""
        if condition:
            *rest, stand_in = parties
            parties = tuple(rest)
        subjects: tuple[Thing | str, ...] = parties or (self.thing(subject.children[0]),)
        if tree.name == "passive":
            actions: tuple[Action, ...] = (self.passive(tree, strength),)
        else:
            actions = _shared_limits(tuple(self.action(branch) for branch in tree.branches("action")))
        return Norm(
            subjects,
            STRENGTHS[strength.children[0].type],
            actions,
            stand_in,
            self.condition(condition) if condition else None,
            self.span(tree),
            self.span(strength),
        )

    def _qualification(self, tree: Branch) -> Qualification:
        subject, strength = cast(Branch, tree.branch("subject")), cast(Branch, tree.branch("strength"))
        kind = STRENGTHS[strength.children[0].type]
        parties, relations = subject.words("PARTY"), tree.branch("relations")
        if len(parties) != 1 or subject.word("IF"):
            self.refuse("qualified-party", "only one party at a time is compared with another", self.span(subject),
                        "write a sentence for each party")  # fmt: skip
        if kind not in ("must", "must not"):
            self.refuse("qualified-party", f"who may act is said with `must be` or `must not be`, not `{kind} be`",
                        self.span(strength), "write `must be` or `must not be`")  # fmt: skip
        stage = tree.word("STAGE")
        return Qualification(
            parties[0].value if parties else "",
            "must not" if kind == "must not" else "must",
            tuple(word.value for word in relations.words("RELATION")) if relations else (),
            cast(Word, tree.word("PARTY")).value,
            self.form(cast(Word, tree.word("VERB_PAST")), "past"),
            stage.value if stage else "",
            self.span(tree),
        )

    def _outcome(self, tree: Branch) -> Outcome:
        if tree.word("NOT_ACCEPTED"):
            verb = self.vocabulary.verbs["refuse"]
            return Outcome(cast(Word, tree.word("CASE")).value, "is", Name(verb.base, verb.participle), self.span(tree))
        case, how, target = tree.children[:3]
        name = self.form(target, "participle") if how.type == "IS" else target.value
        return Outcome(case.value, OUTCOMES[how.type], name, self.span(tree))

    def _pause(self, tree: Branch) -> Pause:
        party = tree.word("PARTY")
        moments = [self.moment(branch) for branch in tree.branches()]
        start = None if party else moments[0]
        return Pause(moments[-1], start, party.value if party else "", self.span(tree))

    def condition(self, tree: Branch) -> Condition:
        """Return what must hold: one fact, or several joined by one kind of word."""
        if tree.name == "condition":
            return self.condition(tree.branches()[0])
        if tree.name in JOINED:
            return Group(JOINED[tree.name], tuple(self.condition(part) for part in tree.branches()), self.span(tree))
        return self.atom(tree)

    def atom(self, tree: Branch) -> Atom:
        """Return one fact, count or act of a condition."""
        match tree.name:
            case "fact" | "judged":
                judge = tree.word("PARTY")
                return self.fact(cast(Word, tree.word("FACT")), judge.value if judge else "", self.span(tree))
            case "count":
                return self._count(tree)
            case _:
                return self._done(tree)

    def _count(self, tree: Branch) -> Count:
        number, who = cast(Branch, tree.branch("number")), tree.branch("who")
        bound = number.word(*BOUNDS)
        counts = [word.value for word in number.words("NUMBER")]
        return Count(
            cast(Word, tree.word("MEASURE")).value,
            counts[0],
            counts[1] if len(counts) > 1 else None,
            BOUNDS[bound.type] if bound else "",
            self._subject(who)[0] if who else "",
            self.span(tree),
        )

    def _subject(self, who: Branch) -> tuple[Thing | str, str]:
        parties = [word.value for word in who.words("PARTY")]
        if parties:
            return parties[0], parties[1] if len(parties) > 1 else ""
        return self.thing(who.children[0]), ""

    def _no_act(self, tree: Branch) -> None:
        """Note that nobody acts in "the complaint names an officer": it is a fact like any other."""
        said = self.text.text[tree.start : tree.end]
        fact = negative(said) if " not " in said else said
        self.refuse("undeclared", f"`{said}` is not declared as a fact", self.span(tree),
                    f"declare it: `facts: [{fact or said}]`")  # fmt: skip

    def _done(self, tree: Branch) -> Done:
        subject, also = self._subject(cast(Branch, tree.branch("who")))
        denied = tree.word("HAS_NOT", "HAS_NOT_BEEN", "IS_NOT", "DOES_NOT")
        passive = tree.word("HAS_BEEN", "HAS_NOT_BEEN", "IS", "IS_NOT")
        recipient, to_party, thing = "", "", None
        for at, child in enumerate(tree.children):
            if isinstance(child, Word) and child.type == "PARTY":
                before = tree.children[at - 1]
                if isinstance(before, Word) and before.type == "TO":
                    to_party = child.value
                else:
                    recipient = child.value
            elif isinstance(child, Branch) and child.name in ("event", "item"):
                thing = self.thing(child)
        branch = tree.branch("within", "pick", "before")
        in_time = tree.word("IN_TIME")
        limit = Limit("in time", span=self.span(in_time)) if in_time else self.limit(branch) if branch else None
        verb = self.form(cast(Word, tree.word("VERB", "VERB_S", "VERB_ED")), "participle")
        if isinstance(subject, Thing) and not passive:
            self._no_act(tree)
        return Done(
            subject,
            verb,
            denied is not None,
            also,
            recipient,
            thing,
            to_party,
            limit,
            passive is not None,
            self.span(tree),
        )


CONDITIONS = ("condition", "all_of", "any_of", "either", "both", "fact", "judged", "count", "done")


def _shared_limits(actions: tuple[Action, ...]) -> tuple[Action, ...]:
    """Give a time that stands behind "respond or send a notice" to both acts."""
    *first, last = actions
    if not first or not last.limits or any(action.limits for action in first):
        return actions
    return (*(replace(action, limits=last.limits) for action in first), last)
