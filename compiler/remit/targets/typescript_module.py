"""A machine as a TypeScript module without dependencies, for browsers and Node: the same calls as the Python module."""

from __future__ import annotations

import re
from typing import Any

from remit.portable.module_data import data_of
from remit.portable.module_text import TYPESCRIPT, literal, typescript_parts
from remit.portable.runtime.shape import Machine
from remit.targets import Product
from remit.targets._module import LIMITS, ids_of

NAME = "typescript-module"
SUFFIX = "machine.ts"
PURPOSE = "run cases in a browser or in Node with nothing installed: `step`, `due`, `expire`, `replay`"
RUN_BY = ("tsc --strict", "Node", "Chromium")

__all__ = ["LIMITS", "NAME", "PURPOSE", "RUN_BY", "SUFFIX", "render"]

HEAD = """\
/**
 * One procedure of a policy, to run cases of it: an event in and the next case out, and what is due by when.
 *
 * Made from the policy; not to be changed by hand. It needs ES2022 with the time zones of `Intl` and nothing else.
 * A host calls `step`, `replay`, `tell`, `due` and `expire`, which stand at the end; `MACHINE` holds what they run on,
 * with the words for people beside every id.
 */
"""


def render(product: Product) -> bytes:
    """Return the module of one procedure."""
    return module_of(data_of(product.policy, product.procedure, product.machine, product.walk, product.calendar))


def module_of(data: Machine) -> bytes:
    """Return a module that runs on this data."""
    runtime, face = typescript_parts()
    return f"{HEAD}\n{runtime}\n{_data(data)}\n{face}".encode()


def _data(data: Machine) -> str:
    names = "".join(f"export type {name} =\n{_union(ids)};\n\n" for name, ids in ids_of(data))
    machine = literal(spelt(data), TYPESCRIPT)
    return f"// The machine: what the policy says, as data.\n\n{names}export const MACHINE: Machine = {machine};\n"


def _union(ids: tuple[str, ...]) -> str:
    return "\n".join(f"  | {TYPESCRIPT.text(name)}" for name in ids)


def spelt(value: Any) -> Any:
    """Return data with the names of its fields as TypeScript spells them; no id holds an underscore."""
    if isinstance(value, dict):
        return {_field(name): spelt(each) for name, each in value.items()}
    return [spelt(each) for each in value] if isinstance(value, tuple) else value


def _field(name: str) -> str:
    return re.sub(r"_([a-z])", lambda found: found[1].upper(), name)
