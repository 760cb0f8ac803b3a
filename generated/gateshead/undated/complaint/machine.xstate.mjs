// Complaint. Gateshead Council, Corporate Complaints Policy, edition undated
// Written by Remit; needs XState 5. The machine knows events only: the host sends a clock's event once its day is over.
// Actions that change nothing (`note`, `leave_open`) tell the host what to record; `machine.provide` gives them a body.
import { assign, setup } from "xstate";
import config from "./machine.xstate.json" with { type: "json" };

/** Every event that the machine knows: XState ignores others. */
export const events = /** @type {const} */ ([
  "complaint__receipt",
  "complaint__accept__yes",
  "complaint__exclude__statutory__applies",
  "complaint__exclude__insurance__applies",
  "complaint__exclude__complaint_by_councillor__applies",
  "complaint__exclude__staff_employment__applies",
  "complaint__exclude__councillor_conduct__applies",
  "complaint__stage_1__become__if__yes",
  "complaint__stage_1__become__if__no",
  "complaint__stage_1__investigate__if__yes",
  "complaint__stage_1__investigate__done",
  "complaint__stage_1__investigate__if__no",
  "complaint__stage_1__resolve__done",
  "complaint__stage_2__escalate__done",
  "complaint__stage_2__investigate__done",
  "complaint__stage_2__respond__done",
  "complaint__stage_3__escalate__done",
  "clock__complaint__stage_3__escalate",
  "complaint__stage_3__review__done",
  "complaint__stage_3__respond__done",
  "complaint__ombudsman__approach__done",
  "complaint__stage_2__extend__done",
  "complaint__stage_3__extend__done",
  "complaint__stage_1__give__done",
  "complaint__stage_1__report__done",
  "clock__complaint__stage_2__respond",
  "complaint__stage_2__respond__received",
  "clock__complaint__stage_3__respond",
]);
/** Wherever a case can be. */
export const places = /** @type {const} */ ([
  "complaint__start",
  "complaint__accept",
  "complaint__exclude__statutory__end",
  "complaint__exclude__insurance__end",
  "complaint__exclude__complaint_by_councillor__end",
  "complaint__exclude__staff_employment__end",
  "complaint__exclude__councillor_conduct__end",
  "complaint__stage_1__become__if",
  "complaint__stage_1__become",
  "complaint__stage_1__investigate__if",
  "complaint__stage_1__investigate",
  "complaint__stage_1__resolve",
  "complaint__stage_1__rest",
  "complaint__stage_2__investigate",
  "complaint__stage_2__respond",
  "complaint__stage_2__rest",
  "complaint__stage_3__escalate__lapsed",
  "complaint__stage_3__review",
  "complaint__stage_3__respond",
  "complaint__stage_3__rest",
  "complaint__ombudsman__rest",
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
