"""What the examples of a policy say. Values only: days as written, acts as the rules that they can be.

An example is one case. `received` says when and how it came, `then` what happened, a line each, and `expect` what must
be so after the last of these lines. Every line is one of the forms below; the words in capitals stand for others.

A DAY is `22 December 2026`, maybe `at 16:30` (`at 16.30` in a list in brackets, where YAML takes no colon); without an
hour it is noon. An EVENT is

    acknowledged, escalated to stage 2, passed to the officer       a rule's verb, by its participle, with its words
    the acknowledgement, the officer's receipt of the suggestion    an event as rules name it ("within 5 days of …")
    received the response, the response received                    when it reached the other side; where a time is
                                                                    expected better `receiving the response due …`

each maybe followed by `at STAGE`; without one it is that of the stage in which the case is.

`then:`
    EVENT DAY                               it happened (`on` may stand before the day)
    the response extended to DAY            more time was taken, until then; the line may have a day of its own
    FACT, FACT DAY                          the complaint is complex: from then on it is known; without a day, at once
    accepted DAY                            the feedback is for this procedure
    not for this procedure: WHAT DAY        one of the exclusions applies
    decided to ACT, decided not to ACT DAY  the answer to a rule that asks whether to; also `decided that FACT`
    done: WHAT DAY                          what is not formalised is over
    nothing until DAY                       time passes

`expect:`
    EVENT due DAY, EVENT due at the latest DAY, EVENT not due
    EVENT in time, EVENT late by 2 working days, EVENT no longer in time (a window that has lapsed)
    may ACT, may ACT until DAY, may not ACT (who may stand before it)
    the case is closed, the case is open, at STAGE, waiting for EVENT, waiting to know whether FACT
    refused: EVENT                          the line of `then` with these words was refused

`provisionally due` says that the date rests on bank holidays that are not yet proclaimed.
"""

from __future__ import annotations

from dataclasses import field
from datetime import date, time

from remit.source import Span, Text
from remit.syntax.clause import Condition
from remit.value import value


@value
class When:
    """A day and maybe an hour, as an author writes it; in London."""

    day: date
    at: time | None = None


@value
class Named:
    """An event as a line names it.

    `rules` are the ids of the rules that can make it, in the order of the policy; `received` says that it reached the
    other side. `moment` is the event as times count from it, where no rule makes it. `stage` is the stage that the
    line says, None where it says none.
    """

    words: str
    rules: tuple[str, ...] = ()
    received: bool = False
    moment: str = ""
    stage: str | None = None


@value
class Answer:
    """A decision was taken: `key` is the answer, `decision` the id of the branch, exclusion or rule that asks."""

    words: str
    decision: str
    key: str


@value
class Told:
    """Something is now known of the case."""

    words: str
    condition: Condition


@value
class Waited:
    """Nothing happens for a while."""

    words: str


@value
class Happened:
    """One line of `then`; `until` is the new day of an extension. A fact or an extension may say no day (`when`)."""

    text: Text
    what: Named | Answer | Told | Waited
    when: When | None = None
    until: When | None = None


@value
class DueOn:
    """`event` is due on a day; `when` None: it is not due."""

    event: Named
    when: When | None
    at_latest: bool = False
    provisional: bool = False


@value
class Lateness:
    """`event` was done, or is still, `days` working days late; 0: it is in time."""

    event: Named
    days: int


@value
class TooLate:
    """The time in which `event` was permitted is over."""

    event: Named


@value
class Allowed:
    """`event` may happen next, maybe until a day; or not."""

    event: Named
    allowed: bool = True
    until: When | None = None


@value
class Ended:
    """The case is closed, or it is not."""

    closed: bool


@value
class AtStage:
    """The case is at a stage, by its id."""

    stage: str
    words: str


@value
class WaitingFor:
    """The next step is `event`."""

    event: Named


@value
class Asking:
    """The case cannot go on before somebody says whether a fact holds."""

    fact: Condition


@value
class Refused:
    """The line of `then` with these words was refused."""

    words: str


Claim = DueOn | Lateness | TooLate | Allowed | Ended | AtStage | WaitingFor | Asking | Refused


@value
class Expected:
    """One line of `expect`."""

    text: Text
    claim: Claim


@value
class Example:
    """A case with what must follow; `kind` is the kind of feedback, `channel` how it came ("online form", or nothing).

    Lines that could not be read are left out, and told where the policy is read.
    """

    name: str
    kind: str
    received: When
    channel: str
    then: tuple[Happened, ...]
    expect: tuple[Expected, ...]
    span: Span = field(compare=False)
    received_span: Span = field(compare=False)
