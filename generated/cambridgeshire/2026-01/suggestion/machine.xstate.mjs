// Suggestion. Cambridgeshire County Council, Customer feedback policy, edition 2026-01
// Written by Remit; needs XState 5. The machine knows events only: the host sends a clock's event once its day is over.
// Actions that change nothing (`note`, `leave_open`) tell the host what to record; `machine.provide` gives them a body.
import { assign, setup } from "xstate";
import config from "./machine.xstate.json" with { type: "json" };

/** Every event that the machine knows: XState ignores others. */
export const events = /** @type {const} */ ([
  "suggestion__receipt",
  "suggestion__arrival__confirm__if__yes",
  "suggestion__arrival__confirm__done",
  "suggestion__arrival__confirm__if__no",
  "suggestion__arrival__elsewhere__yes",
  "suggestion__arrival__direct__done",
  "suggestion__arrival__elsewhere__no",
  "suggestion__arrival__decide__suggestion",
  "suggestion__arrival__decide__complaint",
  "suggestion__arrival__decide__compliment",
  "suggestion__arrival__decide__representation",
  "suggestion__pass__done",
  "suggestion__acknowledge__done",
  "suggestion__consider__done",
  "suggestion__respond__if__yes",
  "suggestion__respond__done",
  "suggestion__respond__if__no",
  "suggestion__change__done",
  "suggestion__arrival__record__done",
  "clock__suggestion__acknowledge",
  "suggestion__receipt__the_officer",
  "clock__suggestion__respond",
]);
/** Wherever a case can be. */
export const places = /** @type {const} */ ([
  "suggestion__start",
  "suggestion__arrival__confirm__if",
  "suggestion__arrival__confirm",
  "suggestion__arrival__elsewhere",
  "suggestion__arrival__direct",
  "suggestion__arrival__direct__end",
  "suggestion__arrival__decide",
  "suggestion__arrival__decide__complaint__end",
  "suggestion__arrival__decide__compliment__end",
  "suggestion__arrival__decide__representation__end",
  "suggestion__pass",
  "suggestion__acknowledge",
  "suggestion__consider",
  "suggestion__respond__if",
  "suggestion__respond",
  "suggestion__rest",
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
