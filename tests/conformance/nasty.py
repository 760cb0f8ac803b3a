"""Words that some format takes for something else, and the data of a machine all of whose words are such."""

from __future__ import annotations

from typing import Any, cast

from remit.portable.runtime.shape import Machine

NASTY = (
    "</script><script>alert(1)</script>",
    "]]>",
    "';--",
    '"; raise SystemExit(1); "',
    '"""',
    "'''",
    "${process.exit(1)}",
    "`${1}`",
    "{0} {x!r} %s",
    "\\",
    "\\u0041\\x41\\N{BULLET}",
    "a\nb\r\nc\td",
    "\u202e\u2066 right to left",
    "\u2028\u2029\u0085",
    "".join(map(chr, range(1, 32))) + "\x7f\x00",
    "\U0001f600 \U0010ffff \ufeff \ufffe",
    "*/ // # <!--",
    "__proto__",
    "10,000 " * 1428,
)
WORDS = frozenset({"council", "policy", "edition", "kind", "title", "label", "sentence", "source", "says", "strength"})


def dressed(data: Machine, words: str) -> Machine:
    """Return the data with these words wherever words of a policy stand."""
    return cast(Machine, _dressed(data, words, outermost=True))


def _dressed(value: Any, words: str, *, outermost: bool = False) -> Any:
    if isinstance(value, dict):
        # `kind` is a word of the policy for the whole machine only; of a place and a clock it is one of ours.
        return {
            name: words
            if name in WORDS and isinstance(each, str) and (outermost or name != "kind")
            else _dressed(each, words)
            for name, each in value.items()
        }
    return tuple(_dressed(each, words) for each in value) if isinstance(value, tuple) else value
