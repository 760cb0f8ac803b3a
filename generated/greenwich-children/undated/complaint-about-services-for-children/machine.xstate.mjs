// Complaint about services for children. Royal Borough of Greenwich, Complaints about children's services, edition undated
// Written by Remit; needs XState 5. The machine knows events only: the host sends a clock's event once its day is over.
// Actions that change nothing (`note`, `leave_open`) tell the host what to record; `machine.provide` gives them a body.
import { assign, setup } from "xstate";
import config from "./machine.xstate.json" with { type: "json" };

/** Every event that the machine knows: XState ignores others. */
export const events = /** @type {const} */ ([
  "complaint_about_services_for_children__receipt",
  "complaint_about_services_for_children__stage_1__resolve__done",
  "complaint_about_services_for_children__stage_2__escalate__done",
  "complaint_about_services_for_children__stage_2__investigate__done",
  "complaint_about_services_for_children__stage_3__escalate__done",
  "complaint_about_services_for_children__stage_3__review__done",
  "complaint_about_services_for_children__stage_1__contact__done",
  "complaint_about_services_for_children__stage_1__extend__done",
  "complaint_about_services_for_children__stage_2__extend__done",
  "complaint_about_services_for_children__stage_1__appoint__done",
  "complaint_about_services_for_children__stage_2__appoint__done",
  "clock__complaint_about_services_for_children__stage_1__resolve",
  "clock__complaint_about_services_for_children__stage_2__investigate",
]);
/** Wherever a case can be. */
export const places = /** @type {const} */ ([
  "complaint_about_services_for_children__start",
  "complaint_about_services_for_children__stage_1__resolve",
  "complaint_about_services_for_children__stage_1__rest",
  "complaint_about_services_for_children__stage_2__investigate",
  "complaint_about_services_for_children__stage_2__rest",
  "complaint_about_services_for_children__stage_3__review",
  "complaint_about_services_for_children__stage_3__rest",
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
