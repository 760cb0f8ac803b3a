"""Questions and answers about time as lines of text: what the cases of these tests compare.

A line that is not indented asks: `receipt -> stage-1.respond, extensions: …`. After the colon stands the answer, and
under it the run, an event a line. An event is written without the kind of feedback and without `.done`.
"""

from __future__ import annotations

import re

from remit import pipeline
from remit.derive.bounds import Bound, Times
from remit.derive.reckoning import Assume
from remit.model.editions import beginning
from remit.pipeline import Checked, calendar_of_policy
from remit.report._proofs import claim_lines
from remit.syntax.clause import Duration

_QUESTION = re.compile(r"^(?P<start>\S+) -> (?P<end>[^\s,:]+)(?P<assume>(?:, [a-z0-9 ]+)*)", re.MULTILINE)
_BEYOND = re.compile(r"beyond (\d+) ([a-z ]+?)s?$")


def times_of(checked: Checked, kind: int = 0) -> Times:
    """Return the times of one procedure of a policy."""
    assert checked.policy is not None
    since = beginning(checked.policy.force)
    assert since is not None
    calendar = calendar_of_policy(checked.policy)
    return Times(checked.machines[kind], checked.policy.procedures[kind], calendar, since.date())


def answers(times: Times, asked: str) -> str:
    """Return every question of a text with its answer."""
    return "".join(f"{found[0]}: {_answer(times, found)}" for found in _QUESTION.finditer(asked))


def _answer(times: Times, found: re.Match[str]) -> str:
    kind = times.table.machine.kind
    words = [word for word in found["assume"].split(", ") if word]
    stops = next((int(word.removeprefix("stops ")) for word in words if word.startswith("stops ")), 0)
    assume = Assume("extensions" in words, None if "any stops" in words else stops, "same day" in words)
    start, end = (_event(times, f"{kind}.{said}") for said in (found["start"], found["end"]))
    beyond = next((match for word in words if (match := _BEYOND.match(word))), None)
    if beyond is None:
        return told(times.worst(start, end, assume))
    late = times.beyond(start, end, Duration(int(beyond[1]), beyond[2]), assume)  # type: ignore[arg-type]
    return told(late) if late else "never\n"


def _event(times: Times, name: str) -> str:
    known = {event.id for event in times.table.machine.events} | set(times.table.kinds) | times.table.made
    return name if name in known - {f"{name}.done"} and f"{name}.done" not in known else f"{name}.done"


def told(bound: Bound) -> str:
    """Return an answer in lines."""
    lines = [bound.why_words or f"{bound.days} working days, {bound.elapsed} days"]
    lines += [f"  {f'{moment.day:%a %d %b %Y}' if moment.day else '-':<15}  {moment.words}" for moment in bound.run]
    lines += [f"  + {words}" for words in bound.assumptions]
    return "".join(f"{line}\n" for line in lines)


def claims(checked: Checked) -> str:
    """Return what holds of the places of every procedure, as `remit prove` says it."""
    proofs = pipeline.prove_file(checked)
    return "".join(f"{line}\n" for proof in proofs for line in claim_lines(proof.claims))
