"""Names that systems use: made of a kind, a stage and a verb, never of a position or of wording."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=4096)
def slug(words: str) -> str:
    """Return `words` in lower case with hyphens: "Stage 1" becomes "stage-1"."""
    return _NOT_PLAIN.sub("-", words.lower().replace("'", "").replace("’", "")).strip("-")


def slug_of_kind(words: str) -> str:
    """Return how the ids of a kind of feedback begin. INVARIANT: only the ids of clocks begin with `clock.`."""
    found = slug(words)
    return f"{found}-feedback" if found == "clock" else found


IN_A_STAGE = frozenset({"rest", "closed"})
IN_A_PROCEDURE = IN_A_STAGE | {"start", "accept"}
"""Names of states that no rule makes; a rule of that name gets a number."""


@dataclass(slots=True)
class Names:
    """The ids given out in one policy. The second rule of a name gets `-2`, unless its author named it."""

    counted: Counter[str] = field(default_factory=Counter)
    taken: set[str] = field(default_factory=set)

    def name(self, *parts: str, given: str = "") -> str:
        """Return the id of the next rule of that kind, stage and verb; `given` replaces the verb."""
        stem = ".".join([slug(part) for part in parts[:-1] if part])
        last = given or slug(parts[-1])
        name = base = f"{stem}.{last}" if stem else last
        self.counted[base] += 1
        while name in self.taken or (name == base and last in (IN_A_STAGE if "." in stem else IN_A_PROCEDURE)):
            self.counted[base] += name != base
            name = f"{base}-{max(self.counted[base], 2)}"
        self.taken.add(name)
        return name
