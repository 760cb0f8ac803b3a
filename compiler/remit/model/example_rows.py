"""The rules of a procedure as the lines of an example may name them: by the verb's forms and words of the rule."""

from __future__ import annotations

from dataclasses import dataclass

from remit.model.policy import Procedure, Rule
from remit.syntax.printer import print_action
from remit.vocabulary import Vocabulary, trie

_LEFT_OUT = frozenset({"limits", "giving", "extension"})
_LITTLE = trie.ARTICLES | {"was", "were", "is", "are", "has", "have", "had", "been", "by"}
_CASE = frozenset({"complaint", "case", "feedback", "it"})


@dataclass(frozen=True, slots=True)
class Row:
    """One rule: the forms of its verbs, every word that may stand beside them, and those that say all of the act."""

    rule: Rule
    bases: tuple[str, ...]
    forms: tuple[str, ...]
    words: frozenset[str]
    whole: frozenset[str]

    def is_done(self, said: str) -> bool:
        """Tell whether words say that the rule was done ("passed to the officer", "the response extended")."""
        return any(self._fits(said, form) for form in self.forms)

    def is_wholly(self, said: str) -> bool:
        """Tell whether words leave nothing of the act unsaid."""
        return self.whole <= {*trie.fold(said)}

    def is_act(self, said: str) -> bool:
        """Tell whether words name the act itself ("escalate to the Ombudsman")."""
        return any(self._fits(said, base) for base in self.bases)

    def _fits(self, said: str, form: str) -> bool:
        """Tell whether `form` stands in `said`, and whatever else stands there belongs to the rule."""
        words, parts = trie.fold(said), trie.fold(form)
        for at in range(len(words) - len(parts) + 1):
            if words[at : at + len(parts)] == parts:
                others = {*words[:at], *words[at + len(parts) :]} - _LITTLE
                return others <= self.words
        return False


def rows_of(procedure: Procedure, vocabulary: Vocabulary) -> tuple[Row, ...]:
    """Return the rules that can happen, in the order of the policy."""
    kind = {*trie.fold(procedure.kind), *_CASE}
    return tuple(_row(rule, kind, vocabulary) for rule in procedure.rules() if can_happen(rule))


def can_happen(rule: Rule) -> bool:
    """Tell whether a rule is about an act that somebody does: not what is forbidden, nor what another act includes."""
    return rule.action is not None and bool(rule.actors) and rule.strength not in (None, "must not")


def _row(rule: Rule, kind: set[str], vocabulary: Vocabulary) -> Row:
    actions = [action for action in (rule.action, *rule.alternatives) if action is not None]
    words = {word for action in actions for word in trie.fold(print_action(action, _LEFT_OUT))}
    words |= {word for actor in rule.actors for word in trie.fold(actor)}
    bases = tuple(dict.fromkeys(action.verb for action in actions))
    verbs = [verb for base in bases if (verb := vocabulary.verbs.get(base)) is not None]
    forms = dict.fromkeys(form for verb in verbs for form in (verb.participle, verb.past))
    own = {word for word in trie.fold(print_action(actions[0], _LEFT_OUT)) if word not in trie.fold(actions[0].verb)}
    return Row(rule, bases, tuple(forms), frozenset(words | kind) - _LITTLE, frozenset(own - kind) - _LITTLE)
