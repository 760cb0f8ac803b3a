"""What follows an act or the end of its time: `after which …` as a sentence of its own, under what it implies."""

from __future__ import annotations

from remit.syntax.clause import Done, Limit, Norm, Sentence, When

TIMED = frozenset({"within", "agreed"})


def afterwards(sentence: Sentence) -> Sentence | None:
    """Return what follows as a sentence of its own; None where no rule of its own follows.

    Behind a time it holds if nobody has acted by the end of it, behind an act without a time once it is done.
    """
    said, following = sentence.statement, sentence.after
    if not isinstance(said, Norm) or not isinstance(following, Norm) or said.strength == "must not":
        return None
    action = said.actions[0]
    timed = next((limit for limit in action.limits if limit.kind in TIMED), None)
    if action.limits and timed is None:
        return None
    done = Done(
        subject=said.subjects[0],
        verb=action.verb,
        negated=timed is not None,
        recipient=action.recipient,
        thing=action.things[0] if action.things else None,
        to_party=action.to_party[0] if action.to_party else "",
        limit=Limit("in time") if timed else None,
        passive=action.passive,
    )
    return Sentence(following, When("if", done), span=sentence.span)
