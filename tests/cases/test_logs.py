"""Case logs: what is written is read again, and what is wrong is named by its line while the lines before it stand."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from remit.derive.ahead import breaches, expire, next_steps
from remit.derive.case import Happening, step
from remit.derive.log import read_log, write_log
from remit.derive.log_replay import Said, entries_of, head_of, replay
from remit.shipped import schema
from tests.cases.traces import traces
from tests.cases.world import KINDS, at, northtown, terms

UNDER = northtown(
    "The officer must acknowledge within 5 working days of receipt.",
    "The officer must respond within 10 working days of the acknowledgement.",
    "The officer may extend the response by up to 10 working days, once.",
)
LINES = jsonschema.Draft202012Validator(schema("case-log"))
RECEIPT = '{"event": "complaint.receipt", "at": "2026-12-18T16:30:00+00:00"}'
ACKNOWLEDGED = '{"event": "complaint.stage-1.acknowledge.done", "at": "2026-12-22T10:00:00+00:00"}'
ANSWERED = '{"event": "complaint.stage-1.respond.done", "at": "2027-01-11T10:00:00Z"}'


def log(*lines: str, head: str | None = None, end: str = "\n") -> bytes:
    first = head if head is not None else write_log(head_of(UNDER), ()).decode().rstrip("\n")
    return ("\n".join((first, *lines)) + end).encode()


def replayed(data: bytes) -> tuple[list[str], list[str]]:
    """Return the events that were applied, and what is said of the lines."""
    case, said = replay(read_log(data), UNDER)
    return [each.event for each in case.happened], [f"{each.kind}: {each}" for each in said]


def test_a_log_that_is_whole_gives_its_case_and_nothing_to_say() -> None:
    assert replayed(log(RECEIPT, ACKNOWLEDGED, ANSWERED)) == (
        ["complaint.receipt", "complaint.stage-1.acknowledge.done", "complaint.stage-1.respond.done"],
        [],
    )


BROKEN = {case["name"]: case for case in YAML(typ="safe").load(Path(__file__).with_name("broken.yaml"))}
WHOLE = ["complaint.receipt", "complaint.stage-1.acknowledge.done", "complaint.stage-1.respond.done"]


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_wrong_is_named_by_its_line_and_the_lines_before_stand(name: str) -> None:
    case = BROKEN[name]
    end = "\n" if case.get("whole", True) else ""

    events, said = replayed(log(*case["lines"], head=case.get("head"), end=end))

    assert (events, said) == (WHOLE[: case["stand"]], case["said"])


def test_a_depth_that_no_reader_follows_is_no_json() -> None:
    events, said = replayed(log(RECEIPT, "[" * 100_000))

    assert (events, said) == (
        ["complaint.receipt"],
        ["fault: line 3: it is not JSON; each line is one mapping in JSON, for itself"],
    )


def test_bytes_that_are_no_text_are_named_by_their_line() -> None:
    events, said = replayed(log(RECEIPT) + b'{"event": "\xff\xfe"}\n')

    assert (events, said) == (
        ["complaint.receipt"],
        ["fault: line 3: it is not in UTF-8; each line is one mapping in JSON, for itself"],
    )


def test_a_log_made_for_something_else_is_refused_and_all_that_differs_is_named() -> None:
    head = json.loads(write_log(head_of(UNDER), ()))
    other = head | {
        "edition": "2021-04",
        "policy_sha256": "0" * 64,
        "calendar": {"name": "All days", "digest": "1" * 64},
    }

    events, (fault, waits) = replayed(log(RECEIPT, ACKNOWLEDGED, head=json.dumps(other)))

    assert events == []
    assert fault == (
        "fault: line 1: the log was made for something else: the edition is `2021-04` there and `2026-01` here; "
        f"the text of the policy (sha256) is `000000000000` there and `{UNDER.sha256[:12]}` here; "
        "the calendar is `All days` there and `Monday to Friday except bank holidays in England` here; "
        f"the digest of the calendar is `111111111111` there and `{UNDER.calendar.digest[:12]}` here"
    )
    assert waits == "waits: line 2: it waits, as do the lines up to 3, until line 1 is put right"


def test_a_correction_stands_in_the_place_of_what_it_corrects() -> None:
    corrected = ACKNOWLEDGED.replace("12-22", "12-23").replace("}", ', "corrects": 2}')

    case, said = replay(read_log(log(RECEIPT, ACKNOWLEDGED, ANSWERED, corrected)), UNDER)

    assert [(each.event, each.at) for each in case.happened] == [
        ("complaint.receipt", at("2026-12-18 16:30")),
        ("complaint.stage-1.acknowledge.done", at("2026-12-23 10:00")),
        ("complaint.stage-1.respond.done", at("2027-01-11 10:00")),
    ]
    assert said == (Said(5, "corrects", "stands in the place of event 2"),)


def test_what_is_struck_out_did_not_happen() -> None:
    struck = '{"event": "struck-out", "at": "2027-01-12T09:00:00+00:00", "corrects": 3}'

    assert replayed(log(RECEIPT, ACKNOWLEDGED, ANSWERED, struck))[0] == [
        "complaint.receipt",
        "complaint.stage-1.acknowledge.done",
    ]


def test_a_replayed_case_has_its_dates_its_breaches_and_its_next_steps() -> None:
    case, _ = replay(read_log(log(RECEIPT, ACKNOWLEDGED, ANSWERED)), UNDER)
    dates, now = UNDER.dates(case), at("2027-03-01")

    assert [(missed.time.rule.id, missed.days_late) for missed in breaches(dates, now)] == [
        ("complaint.stage-1.respond", 1)
    ]
    assert [each.event for each in expire(UNDER.tables, dates, now)] == ["clock.complaint.stage-2.escalate"]
    assert [each.event for each in next_steps(UNDER.tables, dates)] == ["complaint.stage-2.escalate.done"]


@pytest.mark.parametrize(("path", "kind"), KINDS)
def test_a_generated_case_is_the_same_after_its_log_was_written_and_read(path: str, kind: str) -> None:
    under = terms(path, kind)
    for trace in traces(under, 20, seed=5):
        happenings = [Happening(name, at(f"2026-02-{number + 1:02}")) for number, name in enumerate(trace)]
        case = under.opened()
        for each in happenings:
            case, _ = step(under.tables, case, each)

        written = write_log(head_of(under, "A-1"), entries_of(happenings))
        again, said = replay(read_log(written), under)

        assert again == case
        assert {each.kind for each in said} <= {"passed over", "out of turn"}
        assert all(LINES.is_valid(json.loads(line)) for line in written.splitlines())


@given(st.binary(max_size=200))
def test_of_any_bytes_each_line_is_read_or_named_as_a_fault_and_what_stands_before_is_applied(data: bytes) -> None:
    before = log(RECEIPT)

    alone, behind = read_log(data), read_log(before + data)
    nothing, _ = replay(alone, UNDER)
    case, said = replay(behind, UNDER)

    assert alone.head is None
    assert nothing == UNDER.opened()
    assert [fault.line for fault in behind.faults] == written_lines(data, first=3)
    assert [each.event for each in case.happened] == ["complaint.receipt"]
    assert [each.line for each in said if each.kind == "fault"] == written_lines(data, first=3)


def written_lines(data: bytes, first: int) -> list[int]:
    """Return the numbers of the lines that are not blank."""
    return [number for number, line in enumerate(data.split(b"\n"), first) if line.strip()]


@given(st.integers(min_value=0, max_value=len(log(RECEIPT, ACKNOWLEDGED, ANSWERED))))
def test_a_log_cut_anywhere_loses_nothing_of_what_is_whole(cut: int) -> None:
    whole = log(RECEIPT, ACKNOWLEDGED, ANSWERED)

    events, said = replayed(whole[:cut])

    lines = whole[:cut].count(b"\n")
    complete = lines + (whole[:cut].endswith(b"}") and whole[cut - 1 :].startswith(b"}\n"))
    assert len(events) == max(0, complete - 1)
    assert len(said) <= 1


@pytest.mark.parametrize("name", ["a time without a zone", "a key that nobody knows", "a list"])
def test_the_schema_refuses_what_the_reader_refuses(name: str) -> None:
    assert not LINES.is_valid(json.loads(BROKEN[name]["lines"][-1]))
