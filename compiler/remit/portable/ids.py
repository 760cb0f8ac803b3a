"""Ids that every format takes as a name: letters, digits and `_`, a letter first."""

from __future__ import annotations

import re

_PARTS = re.compile(r"[.-]")
_PLAIN = {".": "__", "-": "_"}


def plain(name: str) -> str:
    """Return the plain id of a state, an event, a clock or a rule.

    `complaint.stage-1.respond.done` becomes `complaint__stage_1__respond__done`. INVARIANT: two names never become
    one, for the parts of a name are slugs, in which no two marks stand side by side.
    """
    found = _PARTS.sub(lambda mark: _PLAIN[mark[0]], name)
    return found if found[:1].isalpha() else f"n{found}"
