// Complaint. Cambridgeshire County Council, Feedback policy, edition before-2026-01
// Written by Remit; needs XState 5. The machine knows events only: the host sends a clock's event once its day is over.
// Actions that change nothing (`note`, `leave_open`) tell the host what to record; `machine.provide` gives them a body.
import { assign, setup } from "xstate";
import config from "./machine.xstate.json" with { type: "json" };

/** Every event that the machine knows: XState ignores others. */
export const events = /** @type {const} */ ([
  "complaint__receipt",
  "complaint__arrival__decide__complaint",
  "complaint__arrival__decide__compliment",
  "complaint__arrival__decide__suggestion",
  "complaint__arrival__decide__representation",
  "complaint__accept__yes",
  "complaint__exclude__older_than_12_months__applies",
  "complaint__exclude__safeguarding_adult__applies",
  "complaint__exclude__safeguarding_child__applies",
  "complaint__exclude__request__applies",
  "complaint__exclude__school__applies",
  "complaint__exclude__partner__applies",
  "complaint__exclude__legal_action__applies",
  "complaint__exclude__appeal__applies",
  "complaint__exclude__school_admissions__applies",
  "complaint__exclude__highway_report__applies",
  "complaint__exclude__councillor__applies",
  "complaint__exclude__member_of_parliament__applies",
  "complaint__stage_1__confirm__if__yes",
  "complaint__stage_1__confirm__done",
  "complaint__stage_1__confirm__if__no",
  "complaint__stage_1__acknowledge__done",
  "complaint__stage_1__details__done",
  "complaint__stage_1__respond__done",
  "complaint__stage_2__escalate__done",
  "complaint__stage_2__details__done",
  "complaint__stage_3__escalate__done",
  "complaint__stage_3__details__done",
  "complaint__ombudsman__escalate__done",
  "complaint__stage_1__tell__done",
  "clock__complaint__stage_1__respond",
]);
/** Wherever a case can be. */
export const places = /** @type {const} */ ([
  "complaint__start",
  "complaint__arrival__decide",
  "complaint__arrival__decide__compliment__end",
  "complaint__arrival__decide__suggestion__end",
  "complaint__arrival__decide__representation__end",
  "complaint__accept",
  "complaint__exclude__older_than_12_months__end",
  "complaint__exclude__safeguarding_adult__end",
  "complaint__exclude__safeguarding_child__end",
  "complaint__exclude__request__end",
  "complaint__exclude__school__end",
  "complaint__exclude__partner__end",
  "complaint__exclude__legal_action__end",
  "complaint__exclude__appeal__end",
  "complaint__exclude__school_admissions__end",
  "complaint__exclude__highway_report__end",
  "complaint__exclude__councillor__end",
  "complaint__exclude__member_of_parliament__end",
  "complaint__stage_1__confirm__if",
  "complaint__stage_1__confirm",
  "complaint__stage_1__acknowledge",
  "complaint__stage_1__details",
  "complaint__stage_1__respond",
  "complaint__stage_1__rest",
  "complaint__stage_2__details",
  "complaint__stage_2__rest",
  "complaint__stage_3__details",
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
