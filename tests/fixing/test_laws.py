"""What holds of fixing, whatever is wrong with a policy and however its file is written."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from remit.catalogue import frame
from remit.checks import checks
from remit.diagnostic import Diagnostic, Fix
from remit.fixing import fix
from tests.fixing.written import check

SENTENCES = (
    "The officer must acknowledge within 5 working days of receipt.",
    "The officer must respond within 10 days of the acknowledgement.",
    "If the complaint is complex, the officer must respond within 20 working days of receipt.",
    "The officer may extend the response by up to 10 working days, giving the reason and the new date.",
    "The officer must pass the complaint to the head of service.",
    "The complainant may escalate within 20 working days of the response.",
    "The council must record the complaint.",
    "The officer must copy the complaint to the landlord.",
)
HARM = ("'", '"', ": ", " # ", "\n", "\\", "{", "- ", "", "officer", "\t", "*", "\N{ZERO WIDTH SPACE}")
WHOLE = {each.code for each in checks() if each.whole}


@dataclass(frozen=True)
class File:
    """A policy as its file is stored."""

    data: bytes

    def lines(self) -> list[bytes]:
        """Return its lines with their ends."""
        return self.data.splitlines(keepends=True)


@st.composite
def slips(draw: st.DrawFn, sentence: str) -> str:
    """Return a sentence with up to three slips of the pen."""
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(sentence) - 2))
        kind = draw(st.sampled_from(("drop", "swap", "double", "write")))
        one, two = sentence[at], sentence[at + 1]
        put = {
            "drop": two,
            "swap": two + one,
            "double": one + one + two,
            "write": draw(st.sampled_from("esx',:# ")) + two,
        }
        sentence = sentence[:at] + put[kind] + sentence[at + 2 :]
    return sentence


@st.composite
def in_file(draw: st.DrawFn, sentence: str) -> str:
    """Return a sentence as an item of a list: plain, in either quotes, escaped, or folded; perhaps with a comment."""
    style = draw(st.sampled_from(("plain", "single", "double", "escaped", "folded", "block")))
    if style == "single":
        sentence = "'" + sentence.replace("'", "''") + "'"
    elif style == "double":
        sentence = json.dumps(sentence)
    elif style == "escaped":
        escaped = draw(st.sets(st.integers(0, len(sentence) - 1), max_size=8))
        signs = (f"\\x{ord(sign):02x}" if at in escaped else json.dumps(sign)[1:-1] for at, sign in enumerate(sentence))
        sentence = '"' + "".join(signs) + '"'
    elif style == "folded":
        sentence = draw(st.sampled_from((sentence, sentence.replace(" must ", "\n   must "))))
    elif style == "block":
        return "- >\n  " + sentence.replace(" within ", "\n  within ")
    return f"- {sentence}{draw(st.sampled_from(('', '  # the officr', '  ')))}"


@st.composite
def files(draw: st.DrawFn) -> File:
    """Return a policy with slips in its rules and keys, stored in one of many ways."""
    said = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4, unique=True))
    text = frame("\n".join(draw(slips(sentence).flatmap(in_file)) for sentence in said))
    for key in draw(st.sets(st.sampled_from(("nation", "England", "stages", "calendar", "name")), max_size=2)):
        text = text.replace(f"{key}", key[:2] + key[3:], 1)
    text = text.rstrip("\n") + draw(st.sampled_from(("", "\n", "\n\n# Ynys Môn – 🏴\n")))
    stored = text.replace("\n", draw(st.sampled_from(("\n", "\r\n", "\r")))).encode()
    return File(draw(st.sampled_from((b"", b"\xef\xbb\xbf"))) + stored)


def hostile(data: bytes) -> tuple[Diagnostic, ...]:
    """Return what is wrong with a policy, with fixes on a line that know nothing of quotes, keys and comments."""
    return tuple(map(spoilt, check(data)))


def spoilt(diagnostic: Diagnostic) -> Diagnostic:
    finding = diagnostic.finding
    if finding.span.line != finding.span.end_line:
        return replace(diagnostic, finding=replace(finding, fix=None))
    harm = HARM[len(finding.message) % len(HARM)]
    return replace(diagnostic, finding=replace(finding, fix=Fix(finding.span, harm)))


def told(found: tuple[Diagnostic, ...]) -> Counter[tuple[str, str, str]]:
    return Counter((each.code, each.rule, each.finding.message) for each in found)


def is_in_order(some: list[bytes], lines: list[bytes]) -> bool:
    rest = iter(lines)
    return all(line in rest for line in some)


def brought(before: tuple[Diagnostic, ...], after: tuple[Diagnostic, ...]) -> set[str]:
    """Return the codes of findings that were not there before, nor silent because a rule could not be read."""
    silent = WHOLE if any(each.severity == "error" for each in before) else set()
    return {code for code, _, _ in told(after) - told(before)} - silent


@given(files())
def test_fixing_brings_nothing_new_and_is_done_at_once(file: File) -> None:
    before = check(file.data)

    fixed = fix(file.data, check)
    after = check(fixed.data)

    assert brought(before, after) == set()
    assert sum((told(before) - told(after)).values()) >= len(fixed.made)
    assert (fixed.data == file.data) is (not fixed.made)
    assert [each.diagnostic for each in fixed.left] == [each for each in after if each.finding.fix]
    assert fix(fixed.data, check).data == fixed.data


@settings(max_examples=50)
@given(files())
def test_fixes_that_would_do_harm_are_left(file: File) -> None:
    before = check(file.data)

    fixed = fix(file.data, hostile)

    assert brought(before, check(fixed.data)) == set()
    assert fix(fixed.data, hostile).data == fixed.data


@given(files())
def test_lines_without_a_fix_stay_byte_for_byte(file: File) -> None:
    fixes = [each.finding.fix.span for each in check(file.data) if each.finding.fix]
    touched = {line for span in fixes for line in range(span.line, span.end_line + 1)}
    others = [line for number, line in enumerate(file.lines(), 1) if number not in touched]

    fixed = File(fix(file.data, check).data)

    assert is_in_order(others, fixed.lines())
    assert len(fixed.lines()) >= len(others)
    assert fixed.data.count(b"#") >= b"\n".join(others).count(b"#")
