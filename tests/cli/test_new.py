"""`remit new` as a process: with flags, with a terminal that answers, and with neither; what it writes checks."""

from __future__ import annotations

import os
import pty
import re
import select
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit import pipeline
from remit.assessment import Verdict
from remit.diagnostic import Severity
from remit.drafting import DraftError
from remit.drafting import answers as read
from remit.drafting.answers import defaults_of, is_complaint, nations
from remit.rulebook.shipped import of_nation
from remit_cli.main import run
from tests.cli.conftest import Run

NORTHTOWN = ("new", "--council", "Northtown Council", "--nation", "England", "--from", "16 January 2026")
FILE = "policies/northtown/2026-01.yaml"
ABOUT_TIMES = {"time-limit", "extension-limit", "time-to-complain", "stages-have-times", "extra-stages", "last-stage"}
TOLD = "the reason, the new date and the Ombudsman's details"
NEXT = f"""\
{FILE}: written
Fill in what its remarks ask for. Then:
  remit check {FILE}
  remit test {FILE}
  remit assess {FILE}
"""


def rules(folder: Path, file: str = FILE) -> list[str]:
    """Return the sentences of a policy that was written."""
    return re.findall(r"^ +- ([A-Z].*\.)$", (folder / file).read_text(encoding="utf-8"), re.MULTILINE)


def on_a_terminal(arguments: Sequence[str], answers: Sequence[tuple[str, str]]) -> tuple[int, str]:
    """Run the program on a terminal, answer each question as it comes; return the exit code and all that was shown."""
    child, terminal = pty.fork()
    if child == 0:  # pragma: no cover - this process becomes the program
        os.execv(sys.executable, [sys.executable, "-c", "from remit_cli.main import main; main()", *arguments])
    shown, waiting = b"", list(answers)
    at = 0
    while True:
        ready, _, _ = select.select([terminal], [], [], 60)
        assert ready, f"the program waits: {shown.decode()}"
        try:
            some = os.read(terminal, 4096)
        except OSError:
            break
        if not some:
            break
        shown += some
        if waiting and (asked := shown.find(waiting[0][0].encode(), at)) >= 0 and shown.endswith(b": "):
            at = asked + 1
            os.write(terminal, f"{waiting.pop(0)[1]}\n".encode())
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    assert not waiting, (waiting, shown.decode())
    return os.waitstatus_to_exitcode(status), shown.decode().replace("\r\n", "\n")


def test_with_defaults_a_policy_is_written_that_checks_and_whose_examples_pass(remit: Run, folder: Path) -> None:
    made = remit(*NORTHTOWN, "--yes")
    checked, tested = remit("check", "--fail-on", "note"), remit("test")

    assert (made.code, made.out, made.err) == (0, NEXT, "")
    assert (checked.code, checked.out) == (0, "1 file checked, nothing to report\n")
    assert tested.code == 0
    assert "4 examples, all pass" in tested.out
    assert rules(folder)[:3] == [
        "The officer must acknowledge within 5 working days of receipt.",
        "The officer must respond within 10 working days of the acknowledgement.",
        f"The officer may extend the response by up to 10 working days, giving {TOLD}.",
    ]


def test_remarks_say_what_to_fill_in(remit: Run, folder: Path) -> None:
    remit(*NORTHTOWN, "--yes")
    text = (folder / FILE).read_text(encoding="utf-8")

    assert text.count("# fill in: ") == 5
    assert "# follows: LGSCO Complaint Handling Code 2024\n" in text
    assert re.search(r"^#   representatives: +# whether somebody may act for a complainant", text, re.MULTILINE)
    assert max(map(len, text.splitlines())) <= 200


def test_a_line_whose_remark_is_taken_away_is_part_of_the_policy(remit: Run, folder: Path) -> None:
    remit(*NORTHTOWN, "--yes")
    file = folder / FILE
    text = file.read_text(encoding="utf-8").replace("# follows:", "follows:").replace("# statements:", "statements:")
    text = re.sub(r"^#   (representatives:) +#", r"  \1 allowed, with consent  #", text, flags=re.MULTILINE)
    text = re.sub(r"^(  *)# (day ends|closures|name)", r"\1\2", text, flags=re.MULTILINE)
    file.write_text(text, encoding="utf-8")

    checked = remit("check")

    assert checked.code == 0, checked.out
    assert "warning[" not in checked.out
    assert "LGSCO Complaint Handling Code 2024" in checked.out


def test_flags_say_everything(remit: Run, folder: Path) -> None:
    made = remit(
        *NORTHTOWN,
        *(
            "--kind",
            "compliment",
            "--kind",
            "complaint, suggestion",
            "--stages",
            "2",
            "--acknowledge",
            "3 working days",
        ),
        *("--respond", "10 working days", "--respond", "6 weeks", "--extend", "none", "--escalate", "28 calendar days"),
        *("--escalate", "12 months", "--ombudsman", "The Ombudsman: a person", "--out", "mine.yaml"),
    )

    assert (made.code, made.err) == (0, "")
    assert remit("check", "mine.yaml").out == "1 file checked, nothing to report\n"
    assert "        run by: 'The Ombudsman: a person'\n" in (folder / "mine.yaml").read_text(encoding="utf-8")
    assert [rule for rule in rules(folder, "mine.yaml") if "include" not in rule] == [
        "The council must record the compliment.",
        "The council must pass the compliment to the service.",
        "The officer must acknowledge within 3 working days of receipt.",
        "The officer must respond within 10 working days of the acknowledgement.",
        "The complainant may escalate within 28 calendar days of the stage 1 response.",
        "The senior officer must not be the person who responded at stage 1.",
        "The senior officer must acknowledge within 3 working days of the escalation.",
        "The senior officer must respond within 6 weeks of the acknowledgement.",
        "The complainant may escalate within 12 months of the stage 2 response.",
        "The council must record the suggestion.",
        "The council must consider the suggestion.",
        "The council must respond.",
    ]


def test_a_terminal_is_asked_and_asks_again_where_an_answer_is_none(folder: Path) -> None:
    code, shown = on_a_terminal(
        ["new", "--from", "16 January 2026"],
        [
            ("Name of the council", "Northtown Council"),
            ("Nation", "Narnia"),
            ("Nation", "england"),
            ("Kinds of feedback", "complaint, compliment"),
            ("Stages of the council [2]", "1"),
            ("Stage 1: time to acknowledge [5 working days]", "3 days"),
            ("Stage 1: time to acknowledge [5 working days]", "3 working days"),
            ("Stage 1: time to respond, from the acknowledgement [10 working days]", ""),
            ("Stage 1: by how much the response may come later [10 working days]", "none"),
            ("Stage 1: time to go on to the Ombudsman, from the response [none]", "12 months"),
            ("[Local Government and Social Care Ombudsman]", ""),
        ],
    )

    assert code == 0, shown
    assert "Error: `Narnia` is not one of England, Wales, Scotland, Northern Ireland\n" in shown
    assert "Error: `3 days` may be working days or calendar days; write which\n" in shown
    assert shown.endswith(NEXT)
    assert "In brackets stands what the LGSCO Complaint Handling Code 2024 says, `none` where it says nothing;" in shown
    assert [rule for rule in rules(folder) if "include" not in rule] == [
        "The officer must acknowledge within 3 working days of receipt.",
        "The officer must respond within 10 working days of the acknowledgement.",
        "The complainant may escalate within 12 months of the stage 1 response.",
        "The council must record the compliment.",
        "The council must pass the compliment to the service.",
    ]


def test_with_yes_a_terminal_is_asked_only_what_has_no_default(folder: Path) -> None:
    code, shown = on_a_terminal(
        ["new", "--yes", "--from", "16 January 2026"],
        [("Name of the council", "Northtown Council"), ("Nation", "England")],
    )

    assert code == 0, shown
    assert shown.count("]: ") == 0
    assert rules(folder)


def test_a_terminal_that_breaks_off_leaves_nothing(folder: Path) -> None:
    code, shown = on_a_terminal(["new"], [("Name of the council", "\x03")])

    assert code == 130
    assert "Broken off." in shown
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            [],
            "--council, --nation, --kind: not given, and there is no terminal to ask on; --yes takes what the code of",
        ),
        (["--yes"], "--council, --nation: not given, and there is no default"),
        ([*NORTHTOWN[1:]], "--kind: not given, and there is no terminal"),
        ([*NORTHTOWN[1:], "--kind", "complaint"], "--stages, --ombudsman: not given, and there is no terminal"),
        (
            [*NORTHTOWN[1:], "--kind", "complaint", "--stages", "2"],
            "--acknowledge, --respond, --extend, --escalate, --o",
        ),
        (
            [*NORTHTOWN[1:], "--yes", "--kind", "compliment", "--respond", "5 weeks"],
            "--respond is about complaints, and",
        ),
        ([*NORTHTOWN[1:], "--yes", "--kind", "comment 1"], "--kind: `comment 1` is no kind of feedback"),
        ([*NORTHTOWN[1:], "--yes", "--stages", "0"], "--stages: `0` is no number of stages from 1 to 5"),
        ([*NORTHTOWN[1:], "--yes", "--stages", "many"], "--stages: `many` is no number of stages"),
        (
            [*NORTHTOWN[1:], "--yes", "--respond", "10 days"],
            "--respond: `10 days` may be working days or calendar days",
        ),
        (
            [*NORTHTOWN[1:], "--yes", "--respond", "soon"],
            "--respond: `soon` is no time; write for example `5 working days`",
        ),
        ([*NORTHTOWN[1:], "--yes", "--respond", "none"], "--respond: `none` is no time"),
        (
            [*NORTHTOWN[1:], "--yes", "--respond", "5 to 9 weeks"],
            "--respond: `5 to 9 weeks` is two times; write the longer",
        ),
        ([*NORTHTOWN[1:], "--yes", "--respond", "0 weeks"], "--respond: `0 weeks` can hardly be meant"),
        ([*NORTHTOWN[1:], "--yes", "--respond", "5 weeks of receipt"], "--respond: `5 weeks of receipt` is no time"),
        ([*NORTHTOWN[1:], "--yes", *["--extend", "1 week"] * 3], "--extend is given 3 times, and there are 2 stages"),
        (["--yes", "--council", " ", "--nation", "Wales"], "--council: a name is missing"),
        (
            ["--yes", "--council", "\u200bX", "--nation", "Wales"],
            "--council: '\\u200bX' has characters that nobody sees",
        ),
        (
            ["--yes", "--council", "X", "--nation", "Narnia"],
            "--nation: `Narnia` is not one of England, Wales, Scotland",
        ),
        (
            ["--yes", "--council", "X", "--nation", "Wales", "--from", "soon"],
            "--from: `soon` is no day; write for example",
        ),
        (
            ["--yes", "--council", "X", "--nation", "Wales", "--from", "1 January 1800"],
            "no sound policy can be made of",
        ),
        ([*NORTHTOWN[1:], "--yes", "--respond", ""], "--respond: `` is no time"),
        ([*NORTHTOWN[1:], "--yes", "--kind", "officer"], "no sound policy can be made of these answers: "),
    ],
)
def test_what_cannot_be_made_is_told_and_nothing_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    code = run(["new", *arguments])

    out, err = capsys.readouterr()
    assert (code, out) == (2, "")
    assert f"Error: {told}" in err
    assert list(folder.iterdir()) == []


def test_without_a_terminal_what_is_missing_is_wrong_usage(remit: Run, folder: Path) -> None:
    ended = remit("new", "--council", "Northtown Council")

    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("Usage: remit new [OPTIONS]\n")
    assert "Error: --nation, --kind: not given, and there is no terminal to ask on" in ended.err
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("out", [(), ("--out", "other.yaml")])
def test_a_file_that_is_there_is_replaced_only_by_force(
    remit: Run, write: Callable[[str, str], Path], out: tuple[str, ...]
) -> None:
    file = write(out[1] if out else FILE, "mine\n")

    refused = remit(*NORTHTOWN, "--yes", *out)

    assert (refused.code, refused.out) == (2, "")
    assert "is there already; --force replaces it, --out names another file" in refused.err
    assert file.read_text(encoding="utf-8") == "mine\n"
    assert remit(*NORTHTOWN, "--yes", *out, "--force").code == 0
    assert file.read_text(encoding="utf-8").startswith("language: 1\n")


def test_a_link_that_leads_nowhere_is_not_replaced(remit: Run, folder: Path) -> None:
    (folder / "mine.yaml").symlink_to("nowhere.yaml")

    assert remit(*NORTHTOWN, "--yes", "--out", "mine.yaml").code == 2
    assert (folder / "mine.yaml").is_symlink()


def test_without_a_day_the_policy_counts_from_today(remit: Run, folder: Path) -> None:
    remit("new", "--council", "Northtown Council", "--nation", "England", "--yes")

    (file,) = folder.rglob("*.yaml")
    since = re.search(r"^in force: from \d+ \w+ (\d{4}) ", file.read_text(encoding="utf-8"), re.MULTILINE)
    assert since
    assert file.stem.startswith(since[1])


@pytest.mark.parametrize("nation", [nation for nation in nations() if of_nation(nation)])
def test_what_a_code_says_of_times_is_met_by_default(remit: Run, folder: Path, nation: str) -> None:
    book = of_nation(nation)
    assert book is not None
    assert remit("new", "--council", "Northtown Council", "--nation", nation, "--yes", "--out", "a.yaml").code == 0
    checked = pipeline.check_file("a.yaml", (folder / "a.yaml").read_bytes())

    (assessment,) = pipeline.judge_file(checked, (book,)).assessments

    decided = {
        f"{judged.provision.number} {each.limb.id}": each.answer.verdict
        for judged in assessment.judged
        for each in judged.limbs
        if each.limb.check in ABOUT_TIMES and not each.limb.advice
    }
    assert decided
    assert set(decided.values()) == {Verdict.MET}, decided


KINDS = ("complaint", "compliment", "suggestion", "comment", "representation", "petition", "service request")
UNITS = ("hours", "working days", "calendar days", "weeks", "months")
times = st.builds("{} {}".format, st.integers(2, 60), st.sampled_from(UNITS))
kinds = st.lists(st.sampled_from((*KINDS, "housing complaint", "thank you note")), min_size=1, max_size=4, unique=True)
councils = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=30)


@st.composite
def flags(draw: st.DrawFn) -> dict[str, list[str]]:
    """Return flags with what they are given, all of them sound."""
    given = {
        "council": [draw(councils.filter(lambda name: name.strip() and name.isprintable()))],
        "nation": [draw(st.sampled_from([nation for nation in nations() if of_nation(nation)]))],
        "kind": draw(kinds),
        "ombudsman": [
            draw(st.sampled_from(["Local Government and Social Care Ombudsman", "no", "the #1", "A: B", "O'N"]))
        ],
        "from": [f"{draw(st.integers(1, 28))} March {draw(st.integers(2020, 2035))}"],
    }
    if any(map(is_complaint, given["kind"])):
        number = draw(st.integers(1, 4))
        given["stages"] = [str(number)]
        for name in ("acknowledge", "respond", "extend", "escalate"):
            said = times if name == "respond" else times | st.just("none")
            given[name] = draw(
                st.just([]) | st.lists(said, min_size=1, max_size=1) | st.lists(said, min_size=number, max_size=number)
            )
    return given


@settings(max_examples=40)
@given(flags())
def test_whatever_the_flags_the_policy_checks_and_its_examples_pass(said: dict[str, list[str]]) -> None:
    arguments = [f"--{name}={value}" for name, values in said.items() for value in values]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "a.yaml")

        code = run(["new", *arguments, "--yes", "--out", str(file)])

        assert code == 0
        checked = pipeline.check_file("a.yaml", file.read_bytes())
    assert [each.finding.message for each in checked.diagnostics if each.severity is not Severity.NOTE] == []
    assert pipeline.rehearse_file(checked).diagnostics == ()
    assert checked.policy is not None
    assert checked.policy.council == " ".join(said["council"][0].split())
    assert [procedure.kind for procedure in checked.policy.procedures] == said["kind"]


@given(st.text(max_size=40), st.sampled_from([read.duration, read.day, read.nation, read.stages, read.words]))
def test_an_answer_is_read_or_refused_in_words(said: str, reader: Callable[[str], object]) -> None:
    try:
        refused = "" if reader(said) else "nothing was read"
    except DraftError as wrong:
        refused = str(wrong).removeprefix(f"`{said}` ")

    assert not refused or refused[0].islower() or refused[0] in "'`\""


def test_where_there_is_no_code_nothing_is_usual(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "of_nation", lambda _: None)
    defaults_of.cache_clear()
    try:
        usual = defaults_of("England")
    finally:
        defaults_of.cache_clear()

    assert (usual.ombudsman, usual.number, usual.stages) == ("", 0, ())
    assert usual.stage(0).times == {"extend": "none", "escalate": "none"}
