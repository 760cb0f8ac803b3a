"""Words as Mermaid takes them, and what its files begin with. Knows no diagram."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from remit.drawing import look
from remit.drawing.wrap import clean

# Written as its number: `;` would begin a statement, `%%{` a directive, `"` and a backquote end a label, `1.` and `-`
# begin a list; and behind two letters Mermaid itself hides a number while it parses.
_UNSAFE = re.compile(r"[]\"#$%&*+:;<=>@[\\^_`{|}~ﬂ¶\u2060\u200a]|(?<=\d)\.|^-")
# Numbers are read before formulas (`$$`), icons (`fa:fa-`) and Markdown are: signs that nobody sees part them.
_MARKS = re.compile(r"[$\\ﬂ¶]|:(?=fa-)|(?<![^\W_])_|_(?![^\W_])")
BREAK = "<br/>"
NOTHING = "\N{EN DASH}"
"""What stands where there are no words."""
LONGEST = 50_000
"""What Mermaid draws, in characters, unless a page sets its `maxTextSize`."""


def words(text: str) -> str:
    """Return text as words of which Mermaid takes nothing for its own; it takes no empty ones."""
    joiner, hair = "\N{WORD JOINER}", "\N{HAIR SPACE}"
    parted = _MARKS.sub(lambda found: f"{joiner}{found[0]}{joiner}", clean(text)).replace("*", f"{hair}*{hair}")
    return _UNSAFE.sub(lambda found: f"#{ord(found[0])};", parted) or NOTHING


def broken(lines: Iterable[str]) -> str:
    """Return lines of text as words with a break between them."""
    return BREAK.join(map(words, lines)) or NOTHING


def label(lines: Iterable[str]) -> str:
    """Return lines of text as a quoted label."""
    return f'"{broken(lines)}"'


def head(title: str, config: Mapping[str, Any]) -> list[str]:
    """Return the lines above a diagram: its title, and how it is to look wherever it is shown."""
    variables = {
        "fontFamily": "Arial",
        "fontSize": f"{look.TEXT}px",
        "primaryColor": look.WHITE,
        "primaryBorderColor": look.BLUE,
        "primaryTextColor": look.INK,
        "lineColor": look.INK,
        "textColor": look.INK,
        "clusterBkg": look.BAND,
        "clusterBorder": look.BLUE,
        "compositeBackground": look.BAND,
        "compositeTitleBackground": look.BAND,
        "edgeLabelBackground": look.WHITE,
        "noteBkgColor": look.QUESTION,
        "noteTextColor": look.INK,
        "noteBorderColor": look.INK,
    }
    settings = {"theme": "base", "themeVariables": variables, **config}
    # Mermaid looks for directives and breaks before it reads the title as YAML.
    said = re.sub(r"[<%#;]", lambda found: f"\\u{ord(found[0]):04x}", json.dumps(clean(title), ensure_ascii=False))
    return ["---", f"title: {said}", f"config: {json.dumps(settings)}", "---"]


def too_long(text: bytes) -> int:
    """Return 1 where Mermaid shows a message in place of so long a diagram."""
    return int(len(text.decode()) > LONGEST)
