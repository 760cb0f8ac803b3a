"""A value is a frozen data class in all that can be seen of it; only what it costs to define differs."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace

import pytest

from remit.value import value


@value
class Told:
    name: str
    items: tuple[str, ...] = ()
    place: int = field(default=0, compare=False)
    seen: dict[str, int] = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Standard:
    name: str
    items: tuple[str, ...] = ()
    place: int = field(default=0, compare=False)
    seen: dict[str, int] = field(default_factory=dict, repr=False, compare=False)


@value
class Counted:
    words: str
    number: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "number", len(self.words.split()))


@pytest.mark.parametrize("kind", [Told, Standard])
def test_a_value_behaves_as_a_frozen_data_class_does(kind: type[Told]) -> None:
    made = kind("a", ("b",), place=3)

    assert (made.name, made.items, made.place, made.seen) == ("a", ("b",), 3, {})
    assert repr(made).endswith("(name='a', items=('b',), place=3)")
    assert made == kind("a", ("b",), place=4)
    assert made != kind("a", ("c",), place=3)
    assert hash(made) == hash(kind("a", ("b",)))
    assert made.__eq__(("a", ("b",))) is NotImplemented
    assert replace(made, name="z") == kind("z", ("b",))
    assert [each.name for each in fields(made)] == ["name", "items", "place", "seen"]
    assert dataclasses.asdict(made) == {"name": "a", "items": ("b",), "place": 3, "seen": {}}
    assert kind("a").seen is not kind("a").seen
    assert copy.deepcopy(made) == pickle.loads(pickle.dumps(made)) == made
    assert kind.__match_args__ == ("name", "items", "place", "seen")


@pytest.mark.parametrize("kind", [Told, Standard])
def test_a_value_is_never_changed_and_holds_nothing_else(kind: type[Told]) -> None:
    made = kind("a")

    with pytest.raises(FrozenInstanceError):
        made.name = "b"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del made.name
    assert not hasattr(made, "__dict__")


@pytest.mark.parametrize("kind", [Told, Standard])
def test_a_value_takes_its_fields_and_no_others(kind: type[Told]) -> None:
    with pytest.raises(TypeError):
        kind()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        kind("a", nonsense=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        kind("a", (), 0, {}, 5)  # type: ignore[call-arg]


def test_a_field_can_be_worked_out_from_the_others() -> None:
    assert Counted("one two three").number == 3


def test_a_value_can_be_taken_apart_by_a_pattern() -> None:
    match Told("a", ("b", "c")):
        case Told(name, (first, *_)):
            assert (name, first) == ("a", "b")
