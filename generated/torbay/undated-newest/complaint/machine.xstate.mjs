// Complaint. Torbay Council, Complaints procedure, edition undated-newest
// Written by Remit; needs XState 5. The machine knows events only: the host sends a clock's event once its day is over.
// Actions that change nothing (`note`, `leave_open`) tell the host what to record; `machine.provide` gives them a body.
import { assign, setup } from "xstate";
import config from "./machine.xstate.json" with { type: "json" };

/** Every event that the machine knows: XState ignores others. */
export const events = /** @type {const} */ ([
  "complaint__receipt",
  "complaint__accept__yes",
  "complaint__exclude__member_enquiry__applies",
  "complaint__exclude__comment__applies",
  "complaint__exclude__service_enquiry__applies",
  "complaint__exclude__school__applies",
  "complaint__exclude__councillor__applies",
  "complaint__exclude__contractor__applies",
  "complaint__exclude__partnership__applies",
  "complaint__exclude__media__applies",
  "complaint__exclude__considered__applies",
  "complaint__exclude__burden__applies",
  "complaint__exclude__planning__applies",
  "complaint__exclude__own_appeal__applies",
  "complaint__exclude__budget__applies",
  "complaint__exclude__court__applies",
  "complaint__exclude__opinion__applies",
  "complaint__exclude__insurance__applies",
  "complaint__exclude__personnel__applies",
  "complaint__exclude__staff__applies",
  "complaint__exclude__committee__applies",
  "complaint__exclude__anonymous__applies",
  "complaint__exclude__old__applies",
  "complaint__exclude__persistent__applies",
  "complaint__exclude__behaviour__applies",
  "complaint__stage_1__become__if__yes",
  "complaint__stage_1__become__if__no",
  "complaint__stage_1__confirm__if__yes",
  "complaint__stage_1__confirm__done",
  "complaint__stage_1__confirm__if__no",
  "complaint__stage_1__acknowledge__done",
  "complaint__stage_1__answer__done",
  "complaint__stage_1__resolve__done",
  "clock__complaint__stage_1__resolve",
  "clock__complaint__stage_1__acknowledge",
]);
/** Wherever a case can be. */
export const places = /** @type {const} */ ([
  "complaint__start",
  "complaint__accept",
  "complaint__exclude__member_enquiry__end",
  "complaint__exclude__comment__end",
  "complaint__exclude__service_enquiry__end",
  "complaint__exclude__school__end",
  "complaint__exclude__councillor__end",
  "complaint__exclude__contractor__end",
  "complaint__exclude__partnership__end",
  "complaint__exclude__media__end",
  "complaint__exclude__considered__end",
  "complaint__exclude__burden__end",
  "complaint__exclude__planning__end",
  "complaint__exclude__own_appeal__end",
  "complaint__exclude__budget__end",
  "complaint__exclude__court__end",
  "complaint__exclude__opinion__end",
  "complaint__exclude__insurance__end",
  "complaint__exclude__personnel__end",
  "complaint__exclude__staff__end",
  "complaint__exclude__committee__end",
  "complaint__exclude__anonymous__end",
  "complaint__exclude__old__end",
  "complaint__exclude__persistent__end",
  "complaint__exclude__behaviour__end",
  "complaint__stage_1__become__if",
  "complaint__stage_1__become",
  "complaint__stage_1__confirm__if",
  "complaint__stage_1__confirm",
  "complaint__stage_1__acknowledge",
  "complaint__stage_1__answer",
  "complaint__stage_1__rest",
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
