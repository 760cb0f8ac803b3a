"""The folder of a site: what stands there, what an earlier run left, what is written and taken away."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from remit_cli import files
from remit_cli.files import CannotError
from remit_cli.output import UNFINISHED, Output

RECEIPT = "site.json"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a site says of itself: by which version it was made, from which policies, and which files it has."""

    version: str
    policies: Mapping[str, str]
    files: frozenset[PurePosixPath]


class BrokenReceiptError(CannotError):
    """What stands where the receipt of a site should is none."""


def receipt_of(root: Path) -> Receipt | None:
    """Return what the site in a folder says of itself, None where it says nothing; raises BrokenReceiptError."""
    from remit.schema_words import fault_in

    try:
        told: Any = json.loads((root / RECEIPT).read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise CannotError(f"cannot read {files.shown(root / RECEIPT)}: {files.reason(error)}") from error
    except (ValueError, RecursionError) as error:
        raise _broken(root, "it cannot be read as JSON") from error
    if fault := fault_in(told, "site"):
        raise _broken(root, fault)
    paths = map(PurePosixPath, told["files"])
    ours = frozenset(path for path in paths if not path.is_absolute() and ".." not in path.parts)
    return Receipt(told["remit"], told["policies"], ours | {PurePosixPath(RECEIPT)})


def _broken(root: Path, fault: str) -> BrokenReceiptError:
    return BrokenReceiptError(f"{files.shown(root / RECEIPT)} is not as `remit publish` writes it: {fault}")


def standing(root: Path) -> Iterator[PurePosixPath]:
    """Yield every file below a folder, in alphabetical order."""
    for place, folders, names in os.walk(root):
        folders.sort()
        yield from (PurePosixPath(Path(place, name).relative_to(root).as_posix()) for name in sorted(names))


def differences(root: Path, made: Mapping[str, bytes]) -> Iterator[tuple[str, PurePosixPath]]:
    """Yield each file in which a folder is not what was made: "missing", "differs" or "extra"."""
    output = Output(root)
    wanted = {PurePosixPath(name): data for name, data in made.items()}
    for path in sorted(wanted):
        found = output.found(path)
        if found != wanted[path]:
            yield ("missing" if found is None else "differs"), path
    yield from (("extra", path) for path in standing(root) if path not in wanted)


def write(root: Path, made: Mapping[str, bytes]) -> tuple[int, int]:
    """Write what is missing or differs, and take away what an earlier run made; return how many of each.

    Raises CannotError before anything is written if a file would be replaced that is not of a site.
    """
    before = receipt_of(root)
    ours = before.files if before else frozenset[PurePosixPath]()
    found = [
        each for each in differences(root, made) if each[0] != "extra" or each[1] in ours or _is_unfinished(each[1])
    ]
    foreign = [path for what, path in found if what == "differs" and path not in ours]
    if foreign:
        raise CannotError(
            f"{files.shown(root / foreign[0])} was not made by `remit publish`: move it away, or name another folder"
        )
    output, gone = Output(root), 0
    # The receipt comes last: broken off, the folder is still known to be the earlier site.
    for what, path in sorted(found, key=lambda each: (each[1] == PurePosixPath(RECEIPT), each[1])):
        if what == "extra":
            output.take_away(path)
            gone += 1
        else:
            output.write(path, made[str(path)])
    return len(found) - gone, gone


def _is_unfinished(path: PurePosixPath) -> bool:
    return path.name.endswith(UNFINISHED)


def theme_at(path: str | None) -> bytes | None:
    """Return the style sheet that a council brings, None where it brings none."""
    return files.read(Path(path)) if path is not None else None


def policies_of(paths: Sequence[str], receipt: Receipt | None) -> tuple[str, ...]:
    """Return the policies from which a site is built anew: those named, else those that it says it was made from."""
    return tuple(paths) or (tuple(receipt.policies) if receipt else ())


def reasons(receipt: Receipt | None, made: Mapping[str, bytes]) -> Iterator[str]:
    """Yield why a site may differ as a whole: another version of the program, a policy with another text."""
    if receipt is None:
        return
    now: Any = json.loads(made[RECEIPT])
    if receipt.version != now["remit"]:
        yield f"made by version {receipt.version} of remit; this is {now['remit']}"
    for path, sha256 in now["policies"].items():
        if path not in receipt.policies:
            yield f"not made from {path}"
        elif receipt.policies[path] != sha256:
            yield f"made from another text of {path}"
