"""Outputs to the receipt that stands beside them: what was made from what, as hashes, and by which version."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from remit.calendar.table import Calendar
from remit.model.policy import Policy
from remit.version import VERSION

RECEIPT = "receipt.json"
CODES = "codes"
"""The folder of outputs that editions share, a folder a code."""


def edition_receipt(data: bytes, policy: Policy, calendar: Calendar, files: Mapping[str, bytes], folder: str) -> bytes:
    """Return the receipt of an edition: hashes of the policy's file, of the calendar and of every output."""
    return receipt(
        {name.removeprefix(f"{folder}/"): data for name, data in files.items()},
        **edition_facts(data, policy, calendar),
    )


def edition_facts(data: bytes, policy: Policy, calendar: Calendar) -> dict[str, str]:
    """Return from what an edition's outputs are made."""
    return {
        "council": policy.council,
        "edition": policy.edition,
        "policy_sha256": sha256(data),
        "calendar": calendar.name,
        "calendar_sha256": calendar.digest,
        "calendar_known_until": calendar.known_until.isoformat(),
    }


def code_receipt(code: str, files: Mapping[str, bytes]) -> bytes:
    """Return the receipt of what all assessments against a code share."""
    return receipt(files, code=code)


def receipt(files: Mapping[str, bytes], *, form: str = "remit-receipt", **about: Any) -> bytes:
    """Return a receipt: what is said about files, and the hash of each."""
    hashes = {name: sha256(data) for name, data in sorted(files.items())}
    document = {"format": form, "version": 1, **about, "remit": VERSION, "files": hashes}
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def sha256(data: bytes) -> str:
    """Return the hash by which a file is known."""
    return hashlib.sha256(data).hexdigest()
