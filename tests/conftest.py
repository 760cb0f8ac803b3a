"""What every test may ask for: golden files, clients, a fixed Hypothesis profile; and the seconds of each lane.

Tests may run in several processes (`-n`): what they take note of then comes back with their reports.
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from tests import browser
from tests.conformance.driven import AGREED
from tests.installed import program

ROOT = Path(__file__).parent.parent
CORE_SECONDS = 300
"""What the core lane may take in CI: the seconds of its tests, summed over all processes."""
LANES = {
    "house": "house",
    "clients": "clients",
    "cli": "cli",
    "conformance": "conformance",
    "portable": "conformance",
    "assessment": "pages",
    "assessment_oscal": "pages",
    "site": "pages",
}
"""Folders whose seconds are not the core's: what a change to the language or its meaning does not need run first."""

hypothesis.settings.register_profile("dev", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, max_examples=60, database=None)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "dev")

_seconds: defaultdict[str, float] = defaultdict(float)
_tests: Counter[str] = Counter()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew", action="store_true", help="write golden files anew instead of comparing with them")


def pytest_configure(config: pytest.Config) -> None:
    if hasattr(config.option, "loadscopereorder"):
        config.option.loadscopereorder = False  # the files with the most tests are not those that run longest


def _lane(path: Path) -> str:
    """Return the lane of a test file: laws, oracles and whole processes run long and stand apart from the core."""
    folder = path.relative_to(ROOT).parts[1]
    if folder in LANES:
        return LANES[folder]
    return "laws" if folder in {"laws", "proofs"} or path.stem in {"test_laws", "test_oracles"} else "core"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        mark = item.get_closest_marker("lane")
        item.user_properties.append(("lane", mark.args[0] if mark else _lane(item.path)))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    lane = str(dict(report.user_properties).get("lane", "core"))
    _seconds[lane] += report.duration
    _tests[lane] += report.when == "call"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    terminalreporter.section("lanes")
    for lane, seconds in sorted(_seconds.items()):
        terminalreporter.write_line(f"{lane:<8} {seconds:7.1f} s  {_tests[lane]} tests")
    if AGREED:
        terminalreporter.section("vectors")
        for client, counts in sorted(AGREED.items()):
            told = ", ".join(f"{number} {what.replace('_', ' ')}" for what, number in counts.items())
            terminalreporter.write_line(f"{client}: {told}")
    if _is_too_slow():
        terminalreporter.write_line(f"the core lane takes more than {CORE_SECONDS} s", red=True)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take over what clients agreed on in another process."""
    AGREED.update(getattr(node, "workeroutput", {}).get("agreed", {}))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["agreed"] = {client: dict(counts) for client, counts in AGREED.items()}
    elif _is_too_slow() and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _is_too_slow() -> bool:
    return bool(os.environ.get("CI")) and _seconds["core"] > CORE_SECONDS


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with a file; with `--renew`, write the file instead."""

    def compare(file: Path, text: str) -> None:
        if request.config.getoption("--renew"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="")
        assert file.is_file(), f"{file.name} is not there; `pytest --renew` writes it"
        assert text == file.read_bytes().decode("utf-8")

    return compare


@pytest.fixture(scope="session", autouse=True)
def _browser() -> Iterator[None]:
    """Close the browser when no test needs it any more."""
    yield
    browser.close()


@pytest.fixture
def client() -> Callable[[str], str]:
    """Return the path of a program that we did not write; where it is missing, skip, or fail in CI."""
    return program
