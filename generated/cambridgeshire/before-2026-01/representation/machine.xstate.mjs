// Representation. Cambridgeshire County Council, Feedback policy, edition before-2026-01
// Written by Remit; needs XState 5. The machine knows events only: the host sends a clock's event once its day is over.
// Actions that change nothing (`note`, `leave_open`) tell the host what to record; `machine.provide` gives them a body.
import { assign, setup } from "xstate";
import config from "./machine.xstate.json" with { type: "json" };

/** Every event that the machine knows: XState ignores others. */
export const events = /** @type {const} */ ([
  "representation__receipt",
  "representation__arrival__decide__representation",
  "representation__arrival__decide__complaint",
  "representation__arrival__decide__compliment",
  "representation__arrival__decide__suggestion",
  "representation__acknowledge__done",
  "representation__pass__done",
  "representation__decide__yes",
  "representation__finally_decide__done",
  "representation__decide__no",
  "representation__respond__done",
  "representation__take_forward__done",
  "representation__reopen__done",
  "representation__tell__done",
  "representation__tell_2__done",
  "representation__tell_3__done",
]);
/** Wherever a case can be. */
export const places = /** @type {const} */ ([
  "representation__start",
  "representation__arrival__decide",
  "representation__arrival__decide__complaint__end",
  "representation__arrival__decide__compliment__end",
  "representation__arrival__decide__suggestion__end",
  "representation__acknowledge",
  "representation__pass",
  "representation__decide",
  "representation__finally_decide",
  "representation__respond",
  "representation__rest",
]);
/** @typedef {(typeof events)[number]} EventName */
/** @typedef {(typeof places)[number]} Place */
/**
 * How often an act was done, or whether a duty is owed (0 or 1).
 * @typedef {Record<never, number>} Counters
 */
/** @typedef {{ type: EventName }} MachineEvent */
/** @typedef {Partial<Record<keyof Counters, number>>} Numbers */

/** @param {object} numbers @returns {[keyof Counters, number][]} */
const entries = (numbers) => /** @type {[keyof Counters, number][]} */ (Object.entries(numbers));

export const machine = setup({
  types: {
    context: /** @type {Counters} */ ({}),
    events: /** @type {MachineEvent} */ ({}),
  },
  guards: {
    below: ({ context }, /** @type {Numbers} */ limits) =>
      entries(limits).every(([counter, limit]) => context[counter] < limit),
  },
  actions: {
    set: assign((_, /** @type {Numbers} */ numbers) => numbers),
    count: assign(({ context }, /** @type {{ counter: keyof Counters }} */ { counter }) => ({
      [counter]: context[counter] + 1,
    })),
    leave_open: (_, /** @type {{ acts: EventName[] }} */ _acts) => {},
    note: (_, /** @type {{ act: EventName }} */ _act) => {},
  },
}).createMachine(/** @type {{ context: Counters, states: Record<Place, {}> }} */ (/** @type {unknown} */ (config)));
