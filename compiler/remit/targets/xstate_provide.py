"""What the names in machine.xstate.json mean, as a JavaScript module that exports the machine ready to run.

Its types are JSDoc, so that `tsc` refuses an event that the machine does not know; XState itself ignores it.
"""

from __future__ import annotations

from collections.abc import Iterable

from remit.drawing.wrap import clean
from remit.portable.ids import plain
from remit.portable.walk import Walk
from remit.targets import Product
from remit.targets.xstate_json import LIMITS as LIMITS_OF_JSON
from remit.targets.xstate_json import SUFFIX as JSON_FILE

NAME = "xstate-provide"
SUFFIX = "machine.xstate.mjs"
PURPOSE = "machine.xstate.json ready to run in JavaScript, with its guards, actions and types"
RUN_BY = ("XState (npm)", "TypeScript `tsc --checkJs --strict`")
LIMITS = LIMITS_OF_JSON[1:]

_MODULE = """\
// {title}. {told}
// Written by Remit; needs XState 5. The machine knows events only: the host sends a clock's event once its day is over.
// Actions that change nothing (`note`, `leave_open`) tell the host what to record; `machine.provide` gives them a body.
import {{ assign, setup }} from "xstate";
import config from "./{file}" with {{ type: "json" }};

/** Every event that the machine knows: XState ignores others. */
export const events = /** @type {{const}} */ ([{events}]);
/** Wherever a case can be. */
export const places = /** @type {{const}} */ ([{places}]);
/** @typedef {{(typeof events)[number]}} EventName */
/** @typedef {{(typeof places)[number]}} Place */
/**
 * How often an act was done, or whether a duty is owed (0 or 1).
 * @typedef {{Record<{counters}, number>}} Counters
 */
/** @typedef {{{{ type: EventName }}}} MachineEvent */
/** @typedef {{Partial<Record<keyof Counters, number>>}} Numbers */

/** @param {{object}} numbers @returns {{[keyof Counters, number][]}} */
const entries = (numbers) => /** @type {{[keyof Counters, number][]}} */ (Object.entries(numbers));

export const machine = setup({{
  types: {{
    context: /** @type {{Counters}} */ ({{}}),
    events: /** @type {{MachineEvent}} */ ({{}}),
  }},
  guards: {{
    below: ({{ context }}, /** @type {{Numbers}} */ limits) =>
      entries(limits).every(([counter, limit]) => context[counter] < limit),
  }},
  actions: {{
    set: assign((_, /** @type {{Numbers}} */ numbers) => numbers),
    count: assign(({{ context }}, /** @type {{{{ counter: keyof Counters }}}} */ {{ counter }}) => ({{
      [counter]: context[counter] + 1,
    }})),
    leave_open: (_, /** @type {{{{ acts: EventName[] }}}} */ _acts) => {{}},
    note: (_, /** @type {{{{ act: EventName }}}} */ _act) => {{}},
  }},
}}).createMachine(/** @type {{{config}}} */ (/** @type {{unknown}} */ (config)));
"""


def render(product: Product) -> bytes:
    """Return the module of one procedure."""
    policy, walk = product.policy, product.walk
    return _MODULE.format(
        title=clean(product.chart.title),
        told=clean(f"{policy.council}, {policy.title}, edition {policy.edition}"),
        file=JSON_FILE,
        events=_list(plain(event.id) for event in walk.events),
        places=_list(place.id for place in walk.places),
        counters=" | ".join(f'"{counter.id}"' for counter in walk.counters) or "never",
        config=_config(walk),
    ).encode()


def _list(names: Iterable[str]) -> str:
    """Return the items of a list of names, a line each."""
    return "".join(f'\n  "{name}",' for name in names) + "\n"


def _config(walk: Walk) -> str:
    """Return the type of the JSON, as far as it tells what the value of a snapshot can be."""
    states = "states: Record<Place, {}>"
    if len(walk.regions) > 1:
        line = f"{{ initial: Place, {states} }}"
        lines = ", ".join(f"{region.id}: {line}" for region in walk.regions)
        states = f'type: "parallel", states: {{ {lines} }}'
    return f"{{ context: Counters, {states} }}"
