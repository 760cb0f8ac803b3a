"""A JSON document whose findings are written one by one. Knows no format."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping

# Harmless once read back, but what a person looks at before that should not turn or hide what stands beside it.
_UNSEEN = re.compile("[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufff9-\uffff]")


def document(frame: Mapping[str, object], items: Iterable[object]) -> Iterator[str]:
    """Yield `frame` with `items` in its last list, which is empty in it, an item a line."""
    before, after = _written(frame, 1).rsplit("[]", 1)
    yield before + "["
    between = "\n"
    for item in items:
        yield between + _written(item)
        between = ",\n"
    yield f"\n]{after}\n"


def _written(part: object, indent: int | None = None) -> str:
    text = json.dumps(part, ensure_ascii=False, indent=indent)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
