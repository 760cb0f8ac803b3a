"""Two engines of XState take every case to its places, and a machine that is not ours is found out."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from remit.portable.ids import plain
from remit.portable.vectors import Vector
from remit.targets import Product, targets, xstate_json, xstate_provide
from remit.targets.xstate_json import ends, unsaid
from tests.conformance import driven
from tests.conformance.driven import Trial
from tests.conformance.wandering import wanderings
from tests.derive.written import policy, sound
from tests.installed import MODULES, package
from tests.laws.policies import Written, policies
from tests.laws.test_policies import checked as checked_policy
from tests.portable.test_walk import HELD_UP
from tests.targets.products import EVERY_EDITION, products, products_of
from tests.targets.test_data import schema

HERE = Path(__file__).parent
CAMBRIDGESHIRE = "cambridgeshire/2026-01.yaml#complaint"
Config = dict[str, Any]


def held_up() -> Product:
    """Return a procedure in which something is done once, and something before closing."""
    return products_of(sound(policy(HELD_UP, "rules")))[0]


def tried() -> list[Trial]:
    """Return every machine of every edition, and one in which counters decide."""
    everything = (*driven.everything(), ("held-up", held_up()))
    return [Trial(name, each, xstate_json.render(each).decode(), cases(each)) for name, each in everything]


def cases(product: Product) -> tuple[Vector, ...]:
    return (*product.vectors.all, *wanderings(product))


def asked_in_javascript(trials: list[Trial], folder: Path) -> list[Config]:
    """Return what XState answers on files as they are generated; `folder` is where they are put."""
    package("xstate")
    (folder / "node_modules").symlink_to(MODULES)
    lines = []
    for number, trial in enumerate(trials):
        place = folder / str(number)
        place.mkdir()
        (place / xstate_json.SUFFIX).write_text(trial.text, encoding="utf-8")
        (place / xstate_provide.SUFFIX).write_bytes(xstate_provide.render(trial.product))
        lines.append(replace(trial, text=str(place / xstate_provide.SUFFIX)).line())
    return driven.answers(["node", str(HERE / "xstate.mjs")], lines)


def asked_in_python(trials: list[Trial]) -> list[Config]:
    """Return what xstate-statemachine answers."""
    pytest.importorskip("xstate_statemachine")
    return driven.answers([sys.executable, str(HERE / "xstate_python.py")], (trial.line() for trial in trials))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("xstate")


@pytest.fixture(scope="module")
def in_javascript(folder: Path) -> list[tuple[Trial, Config]]:
    trials = tried()
    return list(zip(trials, asked_in_javascript(trials, folder), strict=True))


@pytest.fixture(scope="module")
def in_python() -> list[tuple[Trial, Config]]:
    trials = tried()
    return list(zip(trials, asked_in_python(trials), strict=True))


def agree(client: str, answered: list[tuple[Trial, Config]]) -> None:
    assert [answer["error"] for _, answer in answered if "error" in answer] == []
    assert [wrong for trial, answer in answered for wrong in driven.disagreements(trial, answer)] == []
    for trial, answer in answered:
        walk = trial.product.walk
        assert answer["states"] == len(walk.places)
        assert answer["transitions"] == len(walk.moves) - len(unsaid(walk))
        assert answer["endings"] == sum(ends(walk, place) for place in walk.places)
    trials = [trial for trial, _ in answered]
    driven.agreed(client, trials, acts_not_noted=sum(len(unsaid(trial.product.walk)) for trial in trials))


def test_xstate_comes_to_the_same_places(in_javascript: list[tuple[Trial, Config]]) -> None:
    agree("XState", in_javascript)


def test_xstate_statemachine_comes_to_the_same_places(in_python: list[tuple[Trial, Config]]) -> None:
    agree("xstate-statemachine", in_python)


def test_xstate_says_beforehand_what_it_will_take(in_javascript: list[tuple[Trial, Config]]) -> None:
    for trial, answer in in_javascript:
        for case in trial.cases:
            for step, accepted in zip(case.steps, answer["accepted"][case.id], strict=True):
                assert accepted or step.outcome != "moved", (trial.name, case.id, step.event)
                assert not accepted or step.outcome != "refused", (trial.name, case.id, step.event)


def test_xstate_tells_the_host_what_an_event_leaves_behind(in_javascript: list[tuple[Trial, Config]]) -> None:
    for trial, answer in in_javascript:
        for case in trial.cases:
            for step, left in zip(case.steps, answer["open"][case.id], strict=True):
                assert left == [plain(act) for act in step.over], (trial.name, case.id, step.event)


@pytest.mark.parametrize("edition", EVERY_EDITION)
def test_every_machine_is_what_the_schema_says(edition: str) -> None:
    for product in products(edition):
        schema("xstate").validate(json.loads(xstate_json.render(product)))


def test_every_move_says_what_people_call_it_and_by_which_rule() -> None:
    for trial in tried():
        labels = {event.id: event.label for event in trial.product.machine.events}
        for region in json.loads(trial.text).get("states", {}).values():
            for state in region.get("states", {"": region}).values():
                for move in state.get("on", {}).values():
                    told = move["meta"]
                    made = [each for each in trial.product.walk.moves if each.event == told["event"]]
                    assert told["label"] in {each.label or labels[each.event] for each in made}
                    assert told.get("rule", "") in {each.rule for each in made}


def test_a_line_beside_the_main_one_is_a_region_of_its_own() -> None:
    several = [each for each in tried() if len(each.product.walk.regions) > 1]

    assert several
    for trial in several:
        config = json.loads(trial.text)
        assert config["type"] == "parallel"
        assert list(config["states"]) == [region.id for region in trial.product.walk.regions]


@settings(max_examples=3, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(policies(), min_size=8, max_size=8))
def test_whatever_policy_is_written_both_engines_come_to_the_same_places(written: list[Written]) -> None:
    found = [each for each in map(checked_policy, written) if each.sound]
    made = [product for each in found for product in products_of(each)]
    trials = [
        Trial(str(number), each, xstate_json.render(each).decode(), wanderings(each))
        for number, each in enumerate(made)
    ]

    with TemporaryDirectory() as folder:
        answers = [*asked_in_javascript(trials, Path(folder)), *asked_in_python(trials)]

    for trial, answer in zip((*trials, *trials), answers, strict=True):
        schema("xstate").validate(json.loads(trial.text))
        assert "error" not in answer, answer["error"]
        assert driven.disagreements(trial, answer) == []


# What a file must not say, by what is wrong with it; each is refused by the schema, by an engine, or disagrees.


def states(config: Config) -> Config:
    found: Config = config["states"]
    return found


def moves(config: Config) -> list[Config]:
    return [move for state in states(config).values() for move in state.get("on", {}).values()]


def first(config: Config, key: str) -> Config:
    return next(move for move in moves(config) if key in move)


def acting(config: Config, kind: str) -> Config:
    return next(action for move in moves(config) for action in move.get("actions", ()) if action["type"] == kind)


def redirected(config: Config) -> None:
    first(config, "target")["target"] = list(states(config))[-1]


def every_guard_gone(config: Config) -> None:
    for move in moves(config):
        move.pop("guard", None)


def limit_raised(config: Config) -> None:
    for move in moves(config):
        move["guard"] = {"type": "below", "params": dict.fromkeys(config["context"], 9)}


def never_set(config: Config) -> None:
    for move in moves(config):
        move["actions"] = [each for each in move.get("actions", ()) if each["type"] not in {"set", "count"}]


def state_removed(config: Config) -> None:
    del states(config)[first(config, "target")["target"]]


def state_added(config: Config) -> None:
    states(config)["nowhere"] = next(iter(states(config).values()))


def move_removed(config: Config) -> None:
    next(iter(states(config).values()))["on"] = {}


def begins_elsewhere(config: Config) -> None:
    config["initial"] = list(states(config))[1]


def ends_too_early(config: Config) -> None:
    states(config)[list(states(config))[1]]["type"] = "final"


def key_misspelt(key: str, wrong: str) -> Callable[[Config], None]:
    def change(config: Config) -> None:
        move = first(config, key)
        move[wrong] = move.pop(key)

    return change


def guard_misspelt(config: Config) -> None:
    first(config, "guard")["guard"]["type"] = "bellow"


def action_misspelt(config: Config) -> None:
    acting(config, "set")["type"] = "sett"


def event_misspelt(config: Config) -> None:
    ways = next(iter(states(config).values()))["on"]
    ways["complaint__reciept"] = ways.pop(next(iter(ways)))


def live_timer(config: Config) -> None:
    list(states(config).values())[1]["after"] = {"2419200000": list(states(config))[-1]}


MUTANTS: dict[str, Callable[[Config], None]] = {
    "a transition leads elsewhere": redirected,
    "no guard": every_guard_gone,
    "limits raised": limit_raised,
    "counters never set": never_set,
    "a state removed": state_removed,
    "a state added": state_added,
    "a transition removed": move_removed,
    "begins elsewhere": begins_elsewhere,
    "ends too early": ends_too_early,
    "`target` misspelt": key_misspelt("target", "taget"),
    "`guard` misspelt": key_misspelt("guard", "cond"),
    "`actions` misspelt": key_misspelt("actions", "action"),
    "a guard of no name": guard_misspelt,
    "an action of no name": action_misspelt,
    "an event misspelt": event_misspelt,
    "a live timer": live_timer,
}
SHAPE = {name for name in MUTANTS if "misspelt" in name or "no name" in name or "timer" in name} - {"an event misspelt"}
"""Mutants that the schema refuses by itself."""


def mutants() -> list[Trial]:
    made = []
    product = held_up()
    for name, change in MUTANTS.items():
        config = json.loads(xstate_json.render(product))
        change(config)
        made.append(Trial(name, product, json.dumps(config), cases(product)))
    return made


def survivors(trials: list[Trial], answers: list[Config]) -> list[str]:
    """Return the mutants that an engine takes for the machine, in all that a test of theirs looks at."""
    found = []
    for trial, answer in zip(trials, answers, strict=True):
        walk = trial.product.walk
        counts = (answer.get("states"), answer.get("transitions"), answer.get("endings"))
        meant = (len(walk.places), len(walk.moves) - len(unsaid(walk)), sum(ends(walk, each) for each in walk.places))
        if "error" not in answer and counts == meant and not driven.disagreements(trial, answer):
            found.append(trial.name)
    return found


@pytest.mark.parametrize("name", sorted(SHAPE))
def test_what_xstate_passes_over_in_silence_is_refused_by_the_schema(name: str) -> None:
    (mutant,) = [trial for trial in mutants() if trial.name == name]

    with pytest.raises(jsonschema.ValidationError):
        schema("xstate").validate(json.loads(mutant.text))


def test_every_other_mutant_is_found_out_by_each_engine(tmp_path: Path) -> None:
    trials = [trial for trial in mutants() if trial.name not in SHAPE]

    assert survivors(trials, asked_in_javascript(trials, tmp_path)) == []
    assert survivors(trials, asked_in_python(trials)) == []


def test_the_machine_that_the_mutants_are_made_of_is_taken(tmp_path: Path) -> None:
    trials = [trial for trial in tried() if trial.name == "held-up"]

    assert survivors(trials, asked_in_javascript(trials, tmp_path)) == ["held-up"]
    assert survivors(trials, asked_in_python(trials)) == ["held-up"]


# Types.

TSC = ["--noEmit", "--allowJs", "--checkJs", "--strict", "--skipLibCheck", "--target", "es2022", "--module", "nodenext"]


USES = {
    'transition(machine, snapshot, { type: "complaint__receipt" });': "",
    'transition(machine, snapshot, { type: "complaint__reciept" });': '"complaint__reciept"',
    'createActor(machine).send({ type: "clock" });': '"clock"',
    'if (snapshot.value === "complaint__stage_3") process.exit();': '"complaint__stage_3"',
    "snapshot.context.unheard_of;": "unheard_of",
}
"""What somebody may write, and what of it is refused."""
HEAD = [
    'import { createActor, initialTransition, transition } from "xstate";',
    f'import {{ machine }} from "./{xstate_provide.SUFFIX}";',
    "const [snapshot] = initialTransition(machine);",
]


@pytest.fixture(scope="module")
def compiled(folder: Path, in_javascript: list[tuple[Trial, Config]]) -> list[str]:
    """Return all that the compiler says of every module, and of one use: in one go, for it reads XState's own types."""
    names = [trial.name for trial, _ in in_javascript]
    use = folder / str(names.index(CAMBRIDGESHIRE)) / "use.mjs"
    use.write_text("\n".join([*HEAD, *USES, ""]))
    files = [use, *(folder / str(number) / xstate_provide.SUFFIX for number in range(len(names)))]
    compiler = package("typescript") / "bin" / "tsc"
    done = subprocess.run(["node", compiler, *TSC, *files], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "")
    return [line for line in done.stdout.splitlines() if not line.startswith(" ")]


def test_every_module_has_types_that_hold(compiled: list[str]) -> None:
    assert [line for line in compiled if "use.mjs(" not in line] == []


def test_what_the_machine_does_not_know_is_refused_by_its_types(compiled: list[str]) -> None:
    for line, refused in enumerate(USES.values(), len(HEAD) + 1):
        errors = [each for each in compiled if f"use.mjs({line}," in each]
        assert (refused in errors[0]) if refused else not errors


# Text.

hostile = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80),
    st.sampled_from(["*/ throw 1 /*", "\u2028throw 1", "${throw 1}`", "\r\nthrow 1", "\u202e\x00]]>", "x" * 10_000]),
)  # fmt: skip


@given(hostile)
def test_what_a_policy_says_comes_out_as_text(text: str) -> None:
    product = products(EVERY_EDITION[0])[0]
    told = replace(product, policy=replace(product.policy, council=text, title=text))

    config = json.loads(xstate_json.render(told))
    ours, theirs = (xstate_provide.render(each).decode().split("\n", 1) for each in (told, product))

    assert config["meta"]["council"] == text
    schema("xstate").validate(config)
    assert ours[1] == theirs[1]
    assert ours[0].startswith("// ")
    assert not set(ours[0]) & set("\r\u2028\u2029\u202e\x00")


def test_the_limits_of_the_format_are_counted() -> None:
    (target,) = [each for each in targets() if each.name == xstate_json.NAME]
    product = held_up()

    counts = [limit.uses(product) for limit in target.limits]

    assert counts[0] == sum(bool(move.needs or move.sets) for move in product.walk.moves) > 0
    assert counts[1:3] == [len(product.machine.clocks), len(product.machine.duties)]
    assert counts[4] == len(unsaid(product.walk))
