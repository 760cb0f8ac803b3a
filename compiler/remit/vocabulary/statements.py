"""What each key under `statements:` says, as the schema of policies has it."""

from __future__ import annotations

from functools import cache

from remit import shipped


@cache
def meanings() -> dict[str, str]:
    """Return every key with its meaning."""
    keys = shipped.schema("policy")["$defs"]["Statements"]["properties"]
    return {key: each["description"] for key, each in keys.items()}


def meaning_of(key: str) -> str:
    """Return what a key says, without the details that may stand with it."""
    return meanings()[key].partition(";")[0]
