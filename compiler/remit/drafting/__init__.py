"""A few answers to a policy that checks: the first text of a policy, for its author to go on with.

Knows the disk no more than the rest of the library. What is not said by its author comes from the code of the nation.
"""

from __future__ import annotations

import re

from remit import pipeline
from remit.derive.rehearsal_suggest import suggested
from remit.derive.rehearsal_suggest import written as examples_text
from remit.diagnostic import Diagnostic, Severity
from remit.drafting.answers import Answers, DraftError
from remit.drafting.policy_file import policy_text
from remit.pipeline import Checked

__all__ = ["Answers", "DraftError", "drafted"]


def drafted(answers: Answers, path: str) -> str:
    """Return the text of a policy file with examples that pass, as it would stand at `path`.

    Raises DraftError if an answer makes a policy that is not sound, for example a kind that is called as a party is.
    """
    checked = pipeline.check_file(path, policy_text(answers, "").encode())
    if wrong := [found for found in checked.diagnostics if found.severity is not Severity.NOTE]:
        raise DraftError(_told(wrong[0]))
    return policy_text(answers, _examples(checked))


def _examples(checked: Checked) -> str:
    """Return an example of each way through the procedures on which a date is counted."""
    if checked.policy is None or checked.vocabulary is None:
        return ""
    ways = {
        (each.kind, tuple(re.sub(r" \d+ \w+ \d{4}.*", "", happened) for happened in each.then)): each
        for each in reversed(suggested(checked.policy, checked.machines, checked.vocabulary))
    }
    return examples_text(reversed(ways.values()))


def _told(found: Diagnostic) -> str:
    cure = f"; {found.finding.help}" if found.finding.help else ""
    return f"{found.finding.message}{cure}"
