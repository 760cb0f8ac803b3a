"""The folder of outputs: what stands there, what should, and each file replaced in one move.

An edition's folder is `<council>/<edition>/`; its `receipt.json` names the files in it that were made.
Only what a receipt names is ever taken away.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from remit_cli.files import CannotError, reason, shown

RECEIPT = "receipt.json"
UNFINISHED = ".remit-part"


def replace(target: Path, data: bytes, mode: int | None = None) -> None:
    """Replace a file in one move; broken off, it is the old one or the new one, never half of one.

    `mode` are its permissions, where they are not those that every new file gets.
    """
    part = target.with_name(f".{target.name}.{os.getpid()}{UNFINISHED}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            part.write_bytes(data)
            if mode is not None:
                part.chmod(mode)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise CannotError(f"cannot write {shown(target)}: {reason(error)}") from error


@dataclass(frozen=True, slots=True)
class Edition:
    """What a receipt in the output folder says: which files were made beside it."""

    folder: PurePosixPath
    files: frozenset[PurePosixPath]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between what stands in the output folder and what the policies make."""

    what: str
    path: PurePosixPath


class Output:
    """The files under one folder, by their paths from it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def editions(self) -> Iterator[Edition]:
        """Return the editions that have a receipt, in alphabetical order; a receipt that is not ours is passed over."""
        for receipt in sorted(self.root.glob(f"*/*/{RECEIPT}")):
            folder = PurePosixPath(receipt.parent.relative_to(self.root).as_posix())
            with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
                told = json.loads(receipt.read_bytes())
                names = [PurePosixPath(name) for name in told["files"]]
                ours = {folder / name for name in names if not name.is_absolute() and ".." not in name.parts}
                if told["format"] == "remit-receipt":
                    yield Edition(folder, frozenset(ours | {folder / RECEIPT}))

    def changes(self, wanted: Mapping[str, bytes], *, whole: bool = True) -> Iterator[Change]:
        """Return what building one edition would write or take away, the receipt last; only write, unless `whole`."""
        known = {PurePosixPath(name) for name in wanted}
        for path in sorted(known, key=lambda path: (path.name == RECEIPT, path)):
            found = self.found(path)
            if found is None:
                yield Change("missing", path)
            elif found != wanted[str(path)]:
                yield Change("stale", path)
        for folder in sorted({PurePosixPath(*path.parts[:2]) for path in known}) if whole else ():
            yield from (Change("extra", path) for path in self.standing(folder) if path not in known)

    def joined(self, path: PurePosixPath, receipt: bytes) -> bytes:
        """Return the receipt of some outputs of an edition, with those of its others that stand there already.

        Raises CannotError where those were made from something else: one receipt cannot speak for both.
        """
        before, now = self.found(path), json.loads(receipt)
        if before is None:
            return receipt
        with suppress(ValueError, TypeError, AttributeError, KeyError):
            old = json.loads(before)
            if {**old, "files": None} == {**now, "files": None}:
                now["files"] = dict(sorted({**old["files"], **now["files"]}.items()))
                return (json.dumps(now, ensure_ascii=False, indent=2) + "\n").encode()
        raise CannotError(
            f"{shown(self.root / path)} tells of outputs that were made from another text of the policy or by another "
            "version of remit: run `remit build` without --to first, or name another folder by --out"
        )

    def standing(self, folder: PurePosixPath) -> Iterator[PurePosixPath]:
        """Return every file below an edition's folder."""
        for place, folders, names in os.walk(self.root / folder):
            folders.sort()
            yield from (PurePosixPath(Path(place, name).relative_to(self.root).as_posix()) for name in sorted(names))

    def write(self, path: PurePosixPath, data: bytes) -> None:
        """Replace a file, or make it."""
        replace(self.root / path, data)

    def take_away(self, path: PurePosixPath) -> None:
        """Delete a file, and the folders that it leaves empty."""
        target = self.root / path
        try:
            target.unlink(missing_ok=True)
        except OSError as error:
            raise CannotError(f"cannot remove {shown(target)}: {reason(error)}") from error
        for folder in path.parents[:-1]:
            with suppress(OSError):
                (self.root / folder).rmdir()

    def found(self, path: PurePosixPath) -> bytes | None:
        """Return what stands in a file, None where there is none."""
        try:
            return (self.root / path).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise CannotError(f"cannot read {shown(self.root / path)}: {reason(error)}") from error
