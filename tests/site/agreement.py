"""Chart, steps, times, machine and calculator of a procedure held against one another; what disagrees, in words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from html import unescape
from typing import Any

from remit.calendar.words import WEEKDAYS, full
from remit.derive.chart import Box
from remit.derive.spine import ways_of
from remit.portable.module_data import data_of
from remit.portable.runtime.calendar import Days
from remit.portable.runtime.cases import Happening, opened, stepped
from remit.portable.runtime.times import due_times
from remit.syntax.closed_days import MONTHS
from remit.vocabulary.pages import english
from tests.site.agreeing import TIME, Procedure, Told, in_drawing, in_markdown, in_page
from tests.site.reckoned import EPOCH, Receipt, due_of, terms_of


def squeezed(words: str) -> str:
    """Return words as they are wherever a line of them ends."""
    return re.sub(r"\s", "", words)


# The steps: on the page, in the list, in both drawings


def steps_disagree(found: Procedure) -> Iterator[str]:
    if list(in_page(found.text("index.html"))) != found.steps:
        yield "steps of the page"
    listed = in_markdown(found.text("steps.md"))
    if list(listed) != [number for number, _, _ in found.steps]:
        yield "numbers of the list"
    yield from (f"step {step[0]} of the list" for step in found.steps if not _says(listed.get(step[0]), step))
    for name in ("flowchart.svg", "flowchart-narrow.svg"):
        drawn = in_drawing(found.text(name))
        if sorted(drawn) != [number for number, _, _ in found.steps]:
            yield f"numbers of {name}"
        yield from (f"step {step[0]} of {name}" for step in found.steps if not _says(drawn.get(step[0]), step))


def _says(told: tuple[str, str] | None, step: Told) -> bool:
    """Tell whether a step is told with its title and its times."""
    _, title, times = step
    if told is None or squeezed(told[0]) != squeezed(title):
        return False
    return all(squeezed(each) in squeezed(told[1]) for each in times)


# The times: in the boxes, in the table


def times_disagree(found: Procedure) -> Iterator[str]:
    for box in boxes_of(found):
        rule = rule_of(box)
        told = set(TIME.findall(" ".join((*box.times, *box.notes))))
        limits = set(TIME.findall(" ".join(box.times)))
        # A box also says by when the other side has what it sends, and by how much a permission extends a time.
        having = {clock["rule"] for clock in found.machine["clocks"] if f"{rule}.received" in clock["stops_on"]}
        known = set.union(*(found.times_of(each) for each in (rule, *having)), _extending(found, rule))
        if not limits <= known:
            yield f"times of box {box.number} that the table does not have"
        own = {(row["Number"], row["Unit"]) for row in found.rows if row["Rule"] == box.id and row["Number"]}
        if not own <= told:
            yield f"times of the table that box {box.number} does not have"


def _extending(found: Procedure, rule: str) -> set[tuple[str, str]]:
    """Return the times by which a permission extends others."""
    extends = any(rule in clock["extended_by"] for clock in found.machine["clocks"])
    sentences = (each["canonical"] for each in found.machine["rules"] if each["id"] == rule)
    return set(TIME.findall(" ".join(sentences))) if extends else set()


# The machine: its states, its moves, its clocks


def states_disagree(found: Procedure) -> Iterator[str]:
    states = {state["id"]: state for state in found.machine["states"]}
    rules = {rule["id"] for rule in found.machine["rules"]}
    for box in boxes_of(found):
        state = states.get(box.id)
        if state is None and rule_of(box) not in {*rules, *states}:
            yield f"box {box.number} is of no state and no rule of the machine"
        # To systems a question is put as what its events answer.
        if state is not None and state["kind"] != "decision" and state["title"] != box.title:
            yield f"title of box {box.number}"
    drawn = {box.id for box in boxes_of(found)}
    waiting = {"step", "decision", "not formalised"}
    for state in states.values():
        if state["kind"] in waiting and not state["twin_of"] and state["id"] not in drawn:
            yield f"state {state['id']} has no box"


def moves_disagree(found: Procedure) -> Iterator[str]:
    """Yield each way from box to box that is no move of the machine, and each way of the machine that is no way on.

    Between two boxes of states stand those of questions and acts that are no states: they are passed through.
    """
    places = {state["id"]: state["twin_of"] or state["id"] for state in found.machine["states"]}
    moves = defaultdict(set)
    for move in found.machine["transitions"]:
        moves[places.get(move["source"])].add(places.get(move["target"]))
    numbered = {box.number: box for box in boxes_of(found)}
    for box in numbered.values():
        direct, passed, through = _onward(box, numbered, set(places))
        if box.id not in places:
            continue
        beside = {line["initial"] for line in found.machine["lines"] if through & {*line["opened_by"]}}
        # What is asked before a state is asked there, wherever the case comes from.
        able = set.union(*(moves[each] for each in (box.id, *direct, *passed, *beside)))
        yield from (f"way from {box.id} to {target}" for target in direct - moves[box.id])
        yield from (f"way from {box.id} to {target}" for target in passed - able)
        wanted = {way.target for way in ways_of(found.product.machine).get(box.id, ())}
        drawn = {each.id for each in numbered.values()}
        yield from (f"no way from {box.id} to {target}" for target in wanted & drawn - direct - passed)


def _onward(box: Box, numbered: dict[int, Box], places: set[str]) -> tuple[set[str], set[str], set[str]]:
    """Return the states to which a box leads, those that it leads to through others, and the acts on the way."""
    direct = {numbered[way.target].id for way in box.exits} & places
    seen, passed, through = set[int](), set[str](), set[str]()
    waiting = [way.target for way in box.exits if numbered[way.target].id not in places]
    while waiting:
        number = waiting.pop()
        if number in seen:
            continue
        seen.add(number)
        if numbered[number].id in places:
            passed.add(numbered[number].id)
        else:
            through.add(f"{numbered[number].id}.done")
            waiting += [way.target for way in numbered[number].exits]
    return direct, passed, through


def clocks_disagree(found: Procedure) -> Iterator[str]:
    timed = {clock["id"]: clock for clock in found.machine["clocks"] if clock["duration"]}
    sentences = {rule["id"]: rule["canonical"] for rule in found.machine["rules"]}
    spelt = {name: (str(each["duration"]["count"]), each["duration"]["unit"]) for name, each in timed.items()}
    rows = {(row["Rule"], row["Number"], row["Unit"]) for row in found.rows if row["Number"]}
    for name, clock in timed.items():
        if name.endswith(".silence"):
            # It ends the time that a condition names, which is no promise.
            conditions = [row["Condition"] for row in found.rows if row["Rule"] == clock["rule"]]
            if spelt[name] not in TIME.findall(" ".join([sentences.get(clock["rule"], ""), *conditions])):
                yield f"{name} is not what its rule says"
        elif (clock["rule"], *spelt[name]) not in rows:
            yield f"{name} has no row"
    counted = {(clock["rule"], *spelt[name]) for name, clock in timed.items()}
    yield from (f"the row of {row[0]} has no clock" for row in rows - counted)


# The calculator: its promises, its dates


def promises_disagree(found: Procedure) -> Iterator[str]:
    for promise in found.calculator["promises"] if found.calculator else ():
        own = {(row["Number"], row["Unit"]) for row in found.rows if row["Rule"] == promise["rule"] and row["Number"]}
        if not {(str(count), unit) for count, unit in _counts(promise["chain"])} <= own:
            yield f"the calculator promises {promise['rule']} otherwise than the table"


def _counts(chain: dict[str, Any]) -> list[Any]:
    """Return how long the time itself is that a date ends, of two times both."""
    return [chain["count"]] if "count" in chain else [each for one in chain["of"] for each in _counts(one)]


def dates_disagree(found: Procedure, answers: list[Any]) -> Iterator[str]:
    """Yield where the table of dates, the machine or the case runner says otherwise than the calculator's answers."""
    for receipt, cells, (dates, _) in zip(receipts_of(found), _cells(found), answers, strict=True):
        assert found.calculator is not None
        rules = [promise["rule"] for promise in found.calculator["promises"]]
        if due_of(terms_of(found.product), [f"clock.{rule}" for rule in rules], receipt.moment) != dates:
            yield f"what is due of receipt on {receipt.day}"
        if dates != [None] * len(dates) and _of_module(found, rules, receipt.moment) != [each[0] for each in dates]:
            yield f"what the machine says of receipt on {receipt.day}"
        if cells != [_in_words(each) for each in dates]:
            yield f"the table of dates of receipt on {receipt.day}"


def receipts_of(found: Procedure) -> list[Receipt]:
    """Return the days of the table of dates."""
    words = (words.split() for words, *_ in _table(found))
    return [Receipt(date(int(year), MONTHS.index(month) + 1, int(day)), None) for _, day, month, year in words]


def _cells(found: Procedure) -> list[list[str]]:
    return [cells for _, *cells in _table(found)]


def _table(found: Procedure) -> list[list[str]]:
    """Return the rows of the table of dates, without its heading."""
    table = found.text("index.html").partition('class="dates"')[2].partition("</table>")[0]
    bare = re.sub(r'<span class="label">.*?</span>', "", table)
    cells = [re.findall(r"<t[hd] [^>]*>(.*?)</t[hd]>", row) for row in re.findall("<tr.*?</tr>", bare)]
    return [[unescape(cell) for cell in row] for row in cells[1:]]


def _in_words(due: list[Any] | None) -> str:
    if due is None:
        return english().say("dates unknown")
    return f"{_day(due[0])} (provisional)" if due[2] else _day(due[0])


def _day(number: int) -> str:
    day = EPOCH + timedelta(number)
    return f"{WEEKDAYS[day.weekday()]} {full(day)}"


def _of_module(found: Procedure, rules: list[str], at: datetime) -> list[int | None]:
    """Return when promises end as the generated modules count, of a case of which only receipt is known."""
    product = found.product
    machine = data_of(product.policy, product.procedure, product.machine, product.walk, product.calendar)
    case = stepped(machine, opened(machine), Happening(machine["receipt"], at)).case
    due = {each.clock: each.due for each in due_times(machine, Days(machine["calendar"]), case, at)}
    ends = [due.get(f"clock.{rule}", "")[:10] for rule in rules]
    return [(date.fromisoformat(end) - EPOCH).days if end else None for end in ends]


def boxes_of(found: Procedure) -> list[Box]:
    return [box for band in found.product.chart.bands for box in band.boxes]


def rule_of(box: Box) -> str:
    """Return the rule, or the state, of which a box is."""
    return re.split(r"[?>]", box.id)[0].removesuffix(".closed").removesuffix(".late")


CHECKS = (steps_disagree, times_disagree, states_disagree, moves_disagree, clocks_disagree, promises_disagree)


def disagreements(found: Procedure) -> list[str]:
    """Return where the files of a procedure disagree, whatever is received when."""
    return [f"{found.name}: {each}" for check in CHECKS for each in check(found)]
