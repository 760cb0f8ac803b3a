"""Values: frozen, slotted, compared by what they hold, like `@dataclass(frozen=True, slots=True)` and told as one.

A data class is made by compiling six functions from text, close to a millisecond each class. With a hundred classes
that is a fifth of what a check costs from start to end (bench/README.md), so of the classes that a check loads one
function is compiled, and only when the first value is made. `field`, `fields` and `replace` of the standard library
work on them.
"""

from __future__ import annotations

import dataclasses
from dataclasses import MISSING, FrozenInstanceError, field
from typing import Any, TypeVar, dataclass_transform

Class = TypeVar("Class")

_SKIPPED = frozenset({"__dict__", "__weakref__"})


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(cls: type[Class]) -> type[Class]:
    """Return `cls` as a value type; its annotations are its fields, in order. Values do not inherit from values."""
    said: dict[str, Any] = cls.__dict__.get("__annotations__", {})  # noqa: RUF063 - `inspect` is what costs
    fields = {name: _field(cls, name, kind) for name, kind in said.items()}
    kept = {name: held for name, held in cls.__dict__.items() if name not in _SKIPPED and name not in fields}
    compared = tuple(name for name, each in fields.items() if each.compare)
    made: Any = type(
        cls.__name__,
        cls.__bases__,
        {
            "__setattr__": _refuse,
            "__delattr__": _refuse,
            "__repr__": _repr,
            "__eq__": _eq,
            "__hash__": _hash,
            "__getstate__": _getstate,
            "__setstate__": _setstate,
            **kept,
            "__slots__": tuple(fields),
            "__match_args__": tuple(name for name, each in fields.items() if each.init),
            "__dataclass_fields__": fields,
            "_compared": compared,
        },
    )
    made.__qualname__ = cls.__qualname__
    made.__init__ = _first(made, fields)
    return made  # type: ignore[no-any-return]


def _field(cls: type, name: str, kind: Any) -> dataclasses.Field[Any]:
    said = cls.__dict__.get(name, MISSING)
    made: Any = said if isinstance(said, dataclasses.Field) else field(default=said) if said is not MISSING else field()
    made.name, made.type = name, kind
    made._field_type = dataclasses._FIELD  # type: ignore[attr-defined] # noqa: SLF001 - what `fields` looks for
    return made  # type: ignore[no-any-return]


def _first(made: Any, fields: dict[str, dataclasses.Field[Any]]) -> Any:
    """Return what makes the first value of a class, and compiles what makes all others."""

    def first(self: Any, *given: Any, **named: Any) -> None:
        made.__init__ = _compiled(made, fields)
        made.__init__(self, *given, **named)

    return first


def _compiled(made: Any, fields: dict[str, dataclasses.Field[Any]]) -> Any:
    known: dict[str, Any] = {"MISSING": MISSING}
    takes, lines = ["self"], []
    for name, each in fields.items():
        known[f"set_{name}"] = made.__dict__[name].__set__
        held = name
        if each.default is not MISSING:
            known[f"default_{name}"] = each.default
            takes.append(f"{name}=default_{name}")
        elif each.default_factory is not MISSING:
            known[f"make_{name}"] = each.default_factory
            takes.append(f"{name}=MISSING")
            held = f"make_{name}() if {name} is MISSING else {name}"
        elif each.init:
            takes.append(name)
        else:
            continue
        lines.append(f"    set_{name}(self, {held})")
    if hasattr(made, "__post_init__"):
        lines.append("    self.__post_init__()")
    # The text holds the names of fields and nothing else, as in the standard library's data classes.
    exec(f"def __init__({', '.join(takes)}):\n" + "\n".join(lines or ["    pass"]), known)  # noqa: S102
    return known["__init__"]


def _refuse(self: Any, name: str, *_: Any) -> None:
    raise FrozenInstanceError(f"`{name}` of {type(self).__name__} cannot be changed")


def _repr(self: Any) -> str:
    shown = (f"{name}={getattr(self, name)!r}" for name, each in self.__dataclass_fields__.items() if each.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _eq(self: Any, other: Any) -> bool:
    if other.__class__ is not self.__class__:
        return NotImplemented  # type: ignore[no-any-return]
    for name in self._compared:  # noqa: SIM110 - a generator costs as much as the comparing
        if getattr(self, name) != getattr(other, name):
            return False
    return True


def _hash(self: Any) -> int:
    return hash(tuple([getattr(self, name) for name in self._compared]))


def _getstate(self: Any) -> list[Any]:
    return [getattr(self, name) for name in self.__dataclass_fields__]


def _setstate(self: Any, state: list[Any]) -> None:
    for name, held in zip(self.__dataclass_fields__, state, strict=True):
        object.__setattr__(self, name, held)
