// Complaint. Birmingham City Council, The complaints process, edition 2025-09
// Written by Remit; needs XState 5. The machine knows events only: the host sends a clock's event once its day is over.
// Actions that change nothing (`note`, `leave_open`) tell the host what to record; `machine.provide` gives them a body.
import { assign, setup } from "xstate";
import config from "./machine.xstate.json" with { type: "json" };

/** Every event that the machine knows: XState ignores others. */
export const events = /** @type {const} */ ([
  "complaint__receipt",
  "complaint__stage_1__acknowledge_and_define__done",
  "complaint__stage_1__investigate__done",
  "complaint__stage_1__respond__done",
  "complaint__stage_2__escalate__done",
  "complaint__stage_2__assess__done",
  "complaint__stage_2__review__done",
  "complaint__stage_2__respond__done",
  "complaint__ombudsman__approach__done",
  "complaint__stage_1__refuse__done",
  "complaint__ombudsman__approach_2__done",
  "complaint__stage_1__check__done",
  "clock__complaint__stage_1__check",
  "clock__complaint__stage_1__acknowledge_and_define",
  "clock__complaint__stage_1__respond",
  "clock__complaint__stage_2__assess",
  "clock__complaint__stage_2__respond",
]);
/** Wherever a case can be. */
export const places = /** @type {const} */ ([
  "complaint__start",
  "complaint__stage_1__acknowledge_and_define",
  "complaint__stage_1__investigate",
  "complaint__stage_1__respond",
  "complaint__stage_1__rest",
  "complaint__stage_2__assess",
  "complaint__stage_2__review",
  "complaint__stage_2__respond",
  "complaint__stage_2__rest",
  "complaint__ombudsman__rest",
  "complaint__stage_1__refuse__end",
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
