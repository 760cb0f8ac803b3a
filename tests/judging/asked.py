"""What a code says of the policy of a case, as text: the verdict on each provision that the case's title asks for."""

from __future__ import annotations

import re
from datetime import date

from remit import pipeline
from remit.assessment import Assessment, Judged
from remit.judging.checks import names
from remit.rulebook.shipped import rulebook
from tests.derive.written import Case, sound

AS_OF = date(2026, 11, 28)
_NUMBERS = re.compile(r"\d+\.\d+")


def assessment(
    policy: str, code: str = "lgsco-2024", as_of: date | None = AS_OF, *, departures: bool = True
) -> Assessment:
    """Return a policy without errors held against a rulebook."""
    book = rulebook(code)
    assert book is not None
    assert names()
    (found,) = pipeline.judge_file(sound(policy), (book,), as_of, departures=departures).assessments
    return found


def verdicts(case: Case) -> str:
    """Return the answers on the provisions whose numbers stand in the title of a case."""
    asked = _NUMBERS.findall(case.title.partition(":")[0])
    assert asked, case.title
    found = assessment(case.policy)
    return "".join(_told(found.of(number)) for number in asked)


def _told(judged: Judged) -> str:
    lines = [f"{judged.provision.number} {judged.verdict}"]
    for decided in judged.limbs:
        answer = decided.answer
        name = (
            f"{decided.limb.id} ({'advice, ' if decided.limb.advice else ''}{answer.verdict}): "
            if len(judged.limbs) > 1
            else ""
        )
        lines.append(f"  {name}{answer.why}")
        lines += [
            f"    {each.day:%a %d %b %Y}  {each.words}" if each.day else f"    no date          {each.words}"
            for each in answer.run
        ]
        lines += [f"    {answer.unless}"] if answer.unless else []
        lines += [f"    assumed: {each}" for each in answer.assumed]
    return "".join(f"{line}\n" for line in lines)
