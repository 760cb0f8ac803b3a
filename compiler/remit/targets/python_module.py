"""A machine as a Python module without dependencies: an event in and the next case out, and what is due by when."""

from __future__ import annotations

from remit.portable.module_data import data_of
from remit.portable.module_text import PYTHON, literal, python_parts
from remit.portable.runtime.shape import Machine
from remit.targets import Product
from remit.targets._module import LIMITS, ids_of

NAME = "python-module"
SUFFIX = "machine.py"
PURPOSE = "run cases in Python 3.11 or newer with nothing installed: `step`, `due`, `expire`, `replay`"
RUN_BY = ("python3 without packages", "mypy --strict")

__all__ = ["LIMITS", "NAME", "PURPOSE", "RUN_BY", "SUFFIX", "render"]

HEAD = '''\
"""One procedure of a policy, to run cases of it: an event in and the next case out, and what is due by when.

Made from the policy; not to be changed by hand. It needs Python 3.11 with the time zone Europe/London and nothing
else. A host calls `step`, `replay`, `tell`, `due` and `expire`, which stand at the end; `MACHINE` holds what they run
on, with the words for people beside every id.
"""

from __future__ import annotations
'''


def render(product: Product) -> bytes:
    """Return the module of one procedure."""
    return module_of(data_of(product.policy, product.procedure, product.machine, product.walk, product.calendar))


def module_of(data: Machine) -> bytes:
    """Return a module that runs on this data."""
    imports, runtime, face = python_parts()
    return f"{HEAD}\n{imports}\n{runtime}\n\n{_data(data)}\n\n{face}".encode()


def _data(data: Machine) -> str:
    names = "".join(f"{name} = Literal{literal(list(ids), PYTHON._replace(row='[]'))}\n" for name, ids in ids_of(data))
    return f"# The machine: what the policy says, as data.\n\n{names}\nMACHINE: Machine = {literal(data, PYTHON)}\n"
