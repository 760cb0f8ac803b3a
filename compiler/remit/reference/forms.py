"""The grammar to its forms in plain words: each rule of `clause.lark` with its alternatives and examples of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from remit import syntax
from remit.reference.data import anchor, code, of_page, of_vocabulary, section

GRAMMAR = Path(syntax.__file__).with_name("clause.lark")
_RULE = re.compile(r"^\??(?P<name>[a-z_]+):(?P<body>.*?)(?=^\S|\Z)", re.MULTILINE | re.DOTALL)
_SIGN = re.compile(r"->\s*\w+|[A-Za-z_]+|[][()|*+]")

_LEGEND = """\
A part in *slanted letters* is shown where it is linked to, or in the lists of [words](#words). `[ … ]` may be left out,
`( … | … )` is one of several, `…` behind a part says that more of the kind may follow. Whether a comma stands before
what follows a sentence (`if`, `giving`, `otherwise`, `once`) makes no difference. The sentences below a form are
examples of it; those that are *also understood* mean the same as another form, in which Remit writes them.
"""


@cache
def grammar() -> Mapping[str, tuple[str, ...]]:
    """Return each rule of the grammar with its alternatives, as signs with spaces between."""
    text = re.sub(r"^(//|%).*$", "", GRAMMAR.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {found["name"]: tuple(_alternatives(found["body"])) for found in _RULE.finditer(text)}


def _alternatives(body: str) -> Iterator[str]:
    """Yield the alternatives of a rule: what stands between its outermost strokes."""
    depth, signs = 0, list[str]()
    for sign in _SIGN.findall(body):
        depth += (sign in ("[", "(")) - (sign in ("]", ")"))
        if sign == "|" and depth == 0:
            yield " ".join(signs)
            signs = []
        elif not sign.startswith("->"):
            signs.append(sign)
    yield " ".join(signs)


def rules() -> dict[str, dict[str, Any]]:
    """Return what the page says of each rule of the grammar."""
    return {name: row for group in of_page("forms")["groups"] for name, row in group["rules"].items()}


def sections() -> Iterator[str]:
    """Yield the part of the page about sentences."""
    declares = of_page("forms")["declares"]
    told = "".join(f"{key}: [{', '.join(map(str, names))}]\n" for key, names in declares.items() if key != "stages")
    stages = " and ".join(map(str, declares["stages"]))
    lead = f"The examples stand in a policy that has the stages {stages} and declares\n"
    yield section(2, "Sentences", _LEGEND, lead, f"```yaml\n{told}```\n")
    for group in of_page("forms")["groups"]:
        yield section(3, group["title"])
        yield from (_form(name, row) for name, row in group["rules"].items())


def _form(name: str, row: dict[str, Any]) -> str:
    lines = [f"- {_line(alternative)}" for alternative in grammar()[name]]
    parts = [row["says"] + "\n", "\n".join(lines) + "\n", _fence(row["examples"])]
    if "also understood" in row:
        parts += ["Also understood:\n", _fence(row["also understood"])]
    return section(4, row["called"][0].upper() + row["called"][1:], *parts)


def _fence(sentences: list[str]) -> str:
    return "```rules\n" + "".join(f"- {sentence}\n" for sentence in sentences) + "```\n"


def _line(alternative: str) -> str:
    """Return one alternative in plain words."""
    shown = " ".join(map(_sign, _repeats(alternative.split())))
    return shown.replace("( ", "(").replace(" )", ")").replace("[ ", "[").replace(" ]", "]")


def _repeats(signs: list[str]) -> list[str]:
    """Return signs in which what may come again has `…` behind it, and brackets around it if it may be left out."""
    shown: list[str] = []
    for sign in signs:
        if sign not in ("*", "+"):
            shown.append(sign)
            continue
        group = shown[-1] == ")"
        start = len(shown) - 1 - shown[::-1].index("(") if group else len(shown) - 1
        part = shown[start + 1 : -1] if group else shown[start:]
        shown[start:] = ["[", *part, "…", "]"] if sign == "*" else [*part, "…"]
    return shown


def _sign(sign: str) -> str:
    if sign in "[]()|…":
        return sign
    if sign.isupper():
        return _word(sign)
    called = rules()[sign]["called"]
    return f"[*{called}*]({anchor(called)})"


def _word(kind: str) -> str:
    """Return a word of the grammar: a little word as it is spelt, or what its class is called."""
    spelt = of_vocabulary("words").get(kind)
    if spelt:
        return code(spelt[0])
    called = of_page("forms")["classes"][kind]
    return code(called) if kind in ("COMMA", "DOT", "PERCENT", "QUOTE", "LONGER") else f"*{called}*"
