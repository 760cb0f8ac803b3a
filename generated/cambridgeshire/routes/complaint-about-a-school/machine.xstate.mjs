// Complaint about a school. Cambridgeshire County Council, Council complaints procedures, edition routes
// Written by Remit; needs XState 5. The machine knows events only: the host sends a clock's event once its day is over.
// Actions that change nothing (`note`, `leave_open`) tell the host what to record; `machine.provide` gives them a body.
import { assign, setup } from "xstate";
import config from "./machine.xstate.json" with { type: "json" };

/** Every event that the machine knows: XState ignores others. */
export const events = /** @type {const} */ ([
  "complaint_about_a_school__receipt",
  "complaint_about_a_school__stage_1__follow__done",
  "complaint_about_a_school__stage_1__school_procedure__done",
  "complaint_about_a_school__stage_1__handle__done",
  "complaint_about_a_school__stage_2__escalate__done",
  "complaint_about_a_school__stage_2__academy__yes",
  "complaint_about_a_school__stage_2__send__done",
  "complaint_about_a_school__stage_2__academy__no",
  "complaint_about_a_school__stage_2__approach__done",
  "complaint_about_a_school__stage_2__check__done",
  "complaint_about_a_school__stage_1__explain__done",
]);
/** Wherever a case can be. */
export const places = /** @type {const} */ ([
  "complaint_about_a_school__start",
  "complaint_about_a_school__stage_1__follow",
  "complaint_about_a_school__stage_1__school_procedure",
  "complaint_about_a_school__stage_1__handle",
  "complaint_about_a_school__stage_1__rest",
  "complaint_about_a_school__stage_2__academy",
  "complaint_about_a_school__stage_2__send",
  "complaint_about_a_school__stage_2__approach",
  "complaint_about_a_school__stage_2__rest",
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
