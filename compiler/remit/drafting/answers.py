"""What an author is asked for a first policy, each answer read or refused, and what the code of a nation answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import get_args

from remit.checks.odd_number import DAYS, MOST_DAYS
from remit.model.identity import slug
from remit.rulebook import Given, Rulebook
from remit.rulebook.shipped import of_nation
from remit.source import Text
from remit.syntax.clause import Duration
from remit.syntax.sentence import parse_limit
from remit.syntax.shape import Policy
from remit.value import value
from remit.vocabulary import builtin

MOST_STAGES = 5
NONE = "none"
ACKNOWLEDGEMENT = "acknowledgement"
_KIND = re.compile(r"[a-z]+([ -][a-z]+)*")


class DraftError(Exception):
    """An answer that no policy can be made of. The message says why, and what to answer instead."""


@value
class Times:
    """The times of one stage, None where nothing is said of one; `since` is the event from which the response counts.

    Without an acknowledgement, or with `since` empty, the response counts from what opens the stage.
    """

    acknowledge: Duration | None
    respond: Duration
    extend: Duration | None = None
    escalate: Duration | None = None
    since: str = ""


@value
class Answers:
    """All that a first policy is made of; `since` is the day from which it is in force."""

    council: str
    nation: str
    kinds: tuple[str, ...]
    stages: tuple[Times, ...]
    ombudsman: str
    since: date

    @property
    def book(self) -> Rulebook | None:
        """Return the code that councils of the nation are held against, or None."""
        return of_nation(self.nation)

    @property
    def edition(self) -> str:
        """Return the short name of the edition: the month from which it counts."""
        return f"{self.since:%Y-%m}"

    @property
    def path(self) -> str:
        """Return where policies of the council stand, from the folder of all of them."""
        return f"{slug(self.council).removesuffix('-council') or 'council'}/{self.edition}.yaml"


@value
class Usual:
    """What a code says of one stage: its times as answers by their names, and from which event the response counts."""

    times: Mapping[str, str]
    since: str = ""


@value
class Defaults:
    """What a code answers; nothing where it is silent, or where there is no rulebook."""

    code: str = ""
    ombudsman: str = ""
    stages: tuple[Usual, ...] = ()
    number: int = 0

    def stage(self, at: int) -> Usual:
        """Return what is usual at a stage, the first of which is 0; those beyond the code's are like its last."""
        if not self.stages:
            return Usual({"extend": NONE, "escalate": NONE}, ACKNOWLEDGEMENT)
        return self.stages[min(at, len(self.stages) - 1)]


def nations() -> tuple[str, ...]:
    """Return the nations whose councils can have a policy."""
    return get_args(Policy.model_fields["nation"].annotation)


@cache
def defaults_of(nation: str) -> Defaults:
    """Return what the code of a nation answers; nothing for a nation of which there is no rulebook."""
    book = of_nation(nation)
    if book is None:
        return Defaults()
    rows = tuple(given_to(book, "time-limit"))
    extensions = {str(given["stage"]): given["at most"] for given in given_to(book, "extension-limit")}
    known = [str(number) for number in range(1, MOST_STAGES + 1)]
    stages = tuple(
        _usual([row for row in rows if str(row["stage"]) == stage], extensions.get(stage, NONE))
        for stage in known
        if any(str(row["stage"]) == stage for row in rows)
    )
    number = next((int(given["stages"]) for given in given_to(book, "extra-stages")), len(stages))
    return Defaults(book.title, book.issuer, stages, number)


def given_to(book: Rulebook, check: str) -> Iterator[Given]:
    """Yield what the rows of a code give a check, advice left out."""
    for provision in book.provisions:
        yield from (limb.given for limb in provision.limbs if limb.check == check and not limb.advice)


def _usual(rows: Sequence[Given], extend: str) -> Usual:
    """Return what the rows about the times of one stage say."""
    found = {row["to"]: row for row in rows}
    acknowledged, answered = found.get(ACKNOWLEDGEMENT), found.get("response")
    times = {"acknowledge": acknowledged["at most"] if acknowledged else NONE, "extend": extend, "escalate": NONE}
    if answered:
        times["respond"] = answered["at most"]
    return Usual(times, answered["from"] if answered else "")


def duration(said: str) -> Duration:
    """Return the time that an answer says; raises DraftError."""
    plain = " ".join(said.split())
    limit, _ = parse_limit(Text.inline(f"within {plain}", ""), builtin())
    found = limit.duration if limit is not None and not limit.events and limit.kind == "within" else None
    if found is None or limit is None or limit.pick:
        raise DraftError(f"`{said}` is no time; write for example `5 working days`")
    if found.unit == "day":
        raise DraftError(f"`{said}` may be working days or calendar days; write which")
    if found.low is not None:
        raise DraftError(f"`{said}` is two times; write the longer one")
    if found.count == 0 or found.count * DAYS.get(found.unit, 1) > MOST_DAYS:
        raise DraftError(f"`{said}` can hardly be meant; write a number between 1 and 20 years")
    return found


def duration_or_none(said: str) -> Duration | None:
    """Return the time that an answer says, None for `none`; raises DraftError."""
    return None if said.strip().lower() == NONE else duration(said)


TIMES: Mapping[str, Callable[[str], Duration | None]] = {
    "acknowledge": duration_or_none,
    "respond": duration,
    "extend": duration_or_none,
    "escalate": duration_or_none,
}
"""How the answer on each time of a stage is read, in the order of `Times`."""


def is_complaint(kind: str) -> bool:
    """Tell whether feedback of a kind goes through the stages of complaints."""
    return kind.endswith("complaint")


def leads_on(kind: str) -> bool:
    """Tell whether somebody who sent feedback of a kind must be told where to go next."""
    return is_complaint(kind) or builtin().dissatisfies(kind)


def day(said: str) -> date:
    """Return the day that an answer says, for example "1 January 2027"; raises DraftError."""
    from remit.derive.timeline_events import UnclearError, moment

    try:
        return moment(said).date()
    except UnclearError as wrong:
        raise DraftError(f"`{said}` is no day; write for example `1 January 2027`") from wrong


def nation(said: str) -> str:
    """Return a nation however its letters are written; raises DraftError."""
    found = next((name for name in nations() if name.lower() == " ".join(said.split()).lower()), None)
    if found is None:
        raise DraftError(f"`{said}` is not one of {', '.join(nations())}")
    return found


def stages(said: str) -> int:
    """Return how many stages the council has; raises DraftError."""
    plain = said.strip()
    number = int(plain) if re.fullmatch(r"[0-9]{1,2}", plain) else 0
    if not 1 <= number <= MOST_STAGES:
        raise DraftError(f"`{said}` is no number of stages from 1 to {MOST_STAGES}")
    return number


def words(said: str) -> str:
    """Return a name that stands on one line of a file; raises DraftError."""
    name = " ".join(said.split())
    if not name or not name.isprintable():
        raise DraftError("a name is missing" if not name else f"{name!r} has characters that nobody sees")
    return name


def kinds(said: Sequence[str]) -> tuple[str, ...]:
    """Return kinds of feedback, each once, from names or lists of names with commas between; raises DraftError."""
    found = [" ".join(name.split()).lower() for names in said for name in names.split(",")]
    for name in found:
        if not _KIND.fullmatch(name):
            raise DraftError(f"`{name}` is no kind of feedback; write letters only, for example `service request`")
    return tuple(dict.fromkeys(found))
