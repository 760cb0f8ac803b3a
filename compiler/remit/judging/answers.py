"""Verdicts with their reasons, as checks give them. Knows no provision and no policy's words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from remit.assessment import Answer, Evidence, Verdict
from remit.judging.view import View
from remit.model.policy import Stage


def met(why: str, *evidence: Evidence, **more: Any) -> Answer:
    """Return that a provision is met."""
    return Answer(Verdict.MET, why, evidence, **more)


def not_met(why: str, *evidence: Evidence, **more: Any) -> Answer:
    """Return that a provision is not met; what is pointed at is the first evidence unless `span` is given."""
    span = more.pop("span", evidence[0].span if evidence else None)
    return Answer(Verdict.NOT_MET, why, evidence, span, **more)


def cannot_tell(why: str, *evidence: Evidence, **more: Any) -> Answer:
    """Return that nobody can tell."""
    span = more.pop("span", evidence[0].span if evidence else None)
    return Answer(Verdict.CANNOT_TELL, why, evidence, span, **more)


def not_applicable(why: str, *evidence: Evidence) -> Answer:
    """Return that a provision asks nothing of this policy."""
    return Answer(Verdict.NOT_APPLICABLE, why, evidence)


def silent(view: View, what: str, stage: Stage | None = None, help: str = "") -> Answer:  # noqa: A002 - the field's name
    """Return that the policy does not say `what`; gaps in the stage are named, for it may be among them."""
    gaps = view.gaps(stage)
    named = "".join(f"; `{gap.what}` is not formalised" for gap in gaps[:2])
    return Answer(
        Verdict.CANNOT_TELL,
        f"{unsaid(what)}{named}",
        tuple(map(view.named, gaps[:2])),
        gaps[0].what.span if gaps else (view.place(stage) if stage is not None else None),
        help=help,
    )


def unsaid(what: str) -> str:
    """Return that the policy does not say something: a question, or a thing."""
    if _asks(what):
        return f"the policy does not say {what}"
    return f"the policy says nothing of {what.removeprefix('anything of ')}"


def _asks(what: str) -> bool:
    return what.partition(" ")[0] in _QUESTIONS or what.startswith("in which ")


_QUESTIONS = frozenset(
    {"that", "whether", "how", "what", "when", "where", "which", "who", "whom", "why", "by", "at", "until"}
)


def leaning(view: View, answer: Answer, stage: Stage | None = None) -> Answer:
    """Return an answer that rests on something not being said: no more than `cannot tell` where there is a gap."""
    gaps = view.gaps(stage)
    if answer.verdict not in (Verdict.MET, Verdict.NOT_APPLICABLE) or not gaps:
        return answer
    named = ", ".join(f"`{gap.what}`" for gap in gaps[:2])
    return replace(
        answer,
        verdict=Verdict.CANNOT_TELL,
        why=f"{answer.why}, but {named} {'is' if len(gaps) == 1 else 'are'} not formalised",
        span=gaps[0].what.span,
    )


def worst(answers: Iterable[Answer]) -> Answer:
    """Return the answer with the worst verdict, the first of several."""
    return min(answers, key=lambda answer: answer.verdict.rank)


def words(given: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """Return a list of words that a check is given; one word is a list of one."""
    said = given.get(key, ())
    return (said,) if isinstance(said, str) else tuple(said)


def names(said: str, phrases: Iterable[str]) -> bool:
    """Tell whether words say one of `phrases`, as whole words."""
    plain = f" {_plain(said)} "
    return any(f" {_plain(phrase)} " in plain for phrase in phrases)


@lru_cache(maxsize=4096)
def _plain(said: str) -> str:
    letters = (char if char.isalnum() or char in "-'’" else " " for char in said.casefold())
    return " ".join("".join(letters).replace("’", "'").split())


_DENIED = ("none", "no", "nobody", "never", "not allowed", "not possible", "not accepted", "refused")


def denies(said: str, more: Iterable[str] = ()) -> bool:
    """Tell whether a statement says that something is not so."""
    return said.casefold().strip().rstrip(".") in _DENIED or names(said, more)


def told_apart(view: View, told: Iterable[str], asked: Iterable[str]) -> tuple[list[str], int]:
    """Return what is asked and not among what is told, and how many different things are told."""
    told = list(told)
    wanted = list(view.book.items_named(tuple(asked)))
    missing = [name for name, said in wanted if not any(names(item, said) for item in told)]
    kinds = {next((name for name, said in wanted if names(item, said)), item) for item in told}
    return missing, len(kinds)
