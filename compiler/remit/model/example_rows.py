"""The rules of a procedure as the lines of an example may name them: by the verb's forms and words of the rule."""

from __future__ import annotations

from remit.model.policy import Procedure, Rule
from remit.syntax.clause import Action
from remit.syntax.printer import print_action
from remit.vocabulary import Vocabulary, trie

_LEFT_OUT = frozenset({"limits", "giving", "extension"})
_LITTLE = trie.ARTICLES | {"was", "were", "is", "are", "has", "have", "had", "been", "by"}
Words = tuple[str, ...]
_CASE = frozenset({"complaint", "case", "feedback", "it"})


class Row:
    """One rule: the forms of its verbs; the words that may stand beside them are worked out when they are asked for."""

    __slots__ = ("_heads", "_kind", "_parted", "_words", "bases", "forms", "rule")

    def __init__(self, rule: Rule, kind: frozenset[str], vocabulary: Vocabulary) -> None:
        self.rule, self._kind = rule, kind
        self.bases = tuple(dict.fromkeys(action.verb for action in _actions(rule)))
        verbs = [verb for base in self.bases if (verb := vocabulary.verbs.get(base)) is not None]
        self.forms = tuple(dict.fromkeys(form for verb in verbs for form in (verb.participle, verb.past)))
        self._parted = {form: tuple(form.lower().split()) for form in (*self.forms, *self.bases)}
        self._heads = frozenset(self._parted[form][0] for form in self.forms)
        self._words: tuple[frozenset[str], frozenset[str]] | None = None

    def is_done(self, said: Words) -> bool:
        """Tell whether words say that the rule was done ("passed to the officer", "the response extended")."""
        return not self._heads.isdisjoint(said) and any(self._fits(said, form) for form in self.forms)

    def is_act(self, said: Words) -> bool:
        """Tell whether words name the act itself ("escalate to the Ombudsman")."""
        return any(self._fits(said, base) for base in self.bases)

    def is_wholly(self, said: Words) -> bool:
        """Tell whether words leave nothing of the act unsaid."""
        return self._around()[1] <= {*said}

    def _fits(self, said: Words, form: str) -> bool:
        """Tell whether `form` stands in `said`, and whatever else stands there belongs to the rule."""
        parts = self._parted[form]
        for at in range(len(said) - len(parts) + 1):
            if said[at : at + len(parts)] == parts:
                return {*said[:at], *said[at + len(parts) :]} - _LITTLE <= self._around()[0]
        return False

    def _around(self) -> tuple[frozenset[str], frozenset[str]]:
        """Return every word that may stand beside the verb, and those that say all of the act."""
        if self._words is None:
            first, *others = [trie.fold(print_action(action, _LEFT_OUT)) for action in _actions(self.rule)]
            whole = {*first} - {*trie.fold(self.bases[0])} - _LITTLE - self._kind
            actors = {word for actor in self.rule.actors for word in trie.fold(actor)}
            words = {*first, *(word for other in others for word in other)} | actors
            self._words = frozenset(words | self._kind) - _LITTLE, frozenset(whole)
        return self._words


def _actions(rule: Rule) -> list[Action]:
    return [action for action in (rule.action, *rule.alternatives) if action is not None]


def rows_of(procedure: Procedure, vocabulary: Vocabulary) -> tuple[Row, ...]:
    """Return the rules that can happen, in the order of the policy."""
    kind = frozenset({*trie.fold(procedure.kind), *_CASE})
    return tuple(Row(rule, kind, vocabulary) for rule in procedure.rules() if can_happen(rule))


def can_happen(rule: Rule) -> bool:
    """Tell whether a rule is about an act of its own that somebody does: not what is forbidden or another act does."""
    acts = rule.action is not None and bool(rule.actors) and not rule.benchmark
    return acts and rule.strength not in (None, "must not")


def folded(said: str) -> Words:
    """Return words as rows compare them."""
    return tuple(trie.fold(said))
