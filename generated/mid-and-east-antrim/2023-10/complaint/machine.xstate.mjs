// Complaint. Mid and East Antrim Borough Council, Complaints, comments and compliments policy, edition 4.0
// Written by Remit; needs XState 5. The machine knows events only: the host sends a clock's event once its day is over.
// Actions that change nothing (`note`, `leave_open`) tell the host what to record; `machine.provide` gives them a body.
import { assign, setup } from "xstate";
import config from "./machine.xstate.json" with { type: "json" };

/** Every event that the machine knows: XState ignores others. */
export const events = /** @type {const} */ ([
  "complaint__receipt",
  "complaint__accept__yes",
  "complaint__exclude__senior_staff__applies",
  "complaint__exclude__elected_member__applies",
  "complaint__stage_1__after_hours__yes",
  "complaint__stage_1__register__done",
  "complaint__stage_1__after_hours__no",
  "complaint__stage_1__register_2__done",
  "complaint__stage_1__on_the_spot__yes",
  "complaint__stage_1__respond__done",
  "complaint__stage_1__on_the_spot__no",
  "complaint__stage_1__respond_2__done",
  "complaint__stage_2__escalate__done",
  "complaint__stage_2__acknowledge__done",
  "complaint__stage_2__confirm__done",
  "complaint__stage_2__respond__done",
  "complaint__nipso__escalate__done",
  "complaint__stage_1__straight_to_stage_2__done",
  "complaint__stage_1__agreed__done",
  "complaint__stage_1__extend__done",
  "complaint__stage_2__extend__done",
  "complaint__event__give",
  "clock__complaint__stage_1__escalate_if_nothing_came__silence",
  "complaint__stage_1__escalate_if_nothing_came__done",
  "clock__complaint__stage_1__register",
  "clock__complaint__stage_1__respond",
  "clock__complaint__stage_2__acknowledge",
  "clock__complaint__stage_2__respond",
]);
/** Wherever a case can be. */
export const places = /** @type {const} */ ([
  "complaint__start",
  "complaint__accept",
  "complaint__exclude__senior_staff__end",
  "complaint__exclude__elected_member__end",
  "complaint__stage_1__after_hours",
  "complaint__stage_1__after_hours__after",
  "complaint__stage_1__register",
  "complaint__stage_1__register__after",
  "complaint__stage_1__register_2",
  "complaint__stage_1__register_2__after",
  "complaint__stage_1__on_the_spot",
  "complaint__stage_1__on_the_spot__late",
  "complaint__stage_1__on_the_spot__after",
  "complaint__stage_1__respond",
  "complaint__stage_1__respond__after",
  "complaint__stage_1__respond__late",
  "complaint__stage_1__respond__after_2",
  "complaint__stage_1__respond__late_2",
  "complaint__stage_1__respond_2",
  "complaint__stage_1__rest",
  "complaint__stage_2__acknowledge",
  "complaint__stage_2__confirm",
  "complaint__stage_2__respond",
  "complaint__stage_2__rest",
  "complaint__nipso__rest",
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
