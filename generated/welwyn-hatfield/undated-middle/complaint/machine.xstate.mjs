// Complaint. Welwyn Hatfield Borough Council, Complaints policy and procedure, edition undated-middle
// Written by Remit; needs XState 5. The machine knows events only: the host sends a clock's event once its day is over.
// Actions that change nothing (`note`, `leave_open`) tell the host what to record; `machine.provide` gives them a body.
import { assign, setup } from "xstate";
import config from "./machine.xstate.json" with { type: "json" };

/** Every event that the machine knows: XState ignores others. */
export const events = /** @type {const} */ ([
  "complaint__receipt",
  "complaint__accept__yes",
  "complaint__exclude__old__applies",
  "complaint__stage_1__acknowledge__done",
  "complaint__stage_1__handle__done",
  "complaint__stage_1__information__yes",
  "complaint__stage_1__ask__done",
  "complaint__stage_1__information__no",
  "complaint__stage_1__respond__done",
  "complaint__stage_2__escalate__done",
  "complaint__stage_2__acknowledge__done",
  "complaint__stage_2__review__done",
  "complaint__stage_2__investigate__done",
  "complaint__stage_2__respond__done",
  "complaint__ombudsman__escalate__done",
  "complaint__stage_1__reply__done",
  "complaint__stage_1__extend__done",
  "complaint__stage_1__offer__done",
  "complaint__stage_2__extend__done",
  "complaint__stage_2__offer__done",
  "complaint__stage_1__record__done",
  "complaint__stage_1__use__done",
  "complaint__stage_1__discuss__done",
  "complaint__stage_1__new_complaint_if_unrelated__done",
  "complaint__stage_1__new_complaint_if_delay__done",
  "complaint__stage_1__weigh__done",
  "complaint__stage_2__weigh__done",
  "clock__complaint__stage_1__acknowledge",
  "clock__complaint__stage_1__respond",
  "clock__complaint__stage_2__acknowledge",
  "complaint__stage_2__escalate__received",
  "clock__complaint__stage_2__respond",
]);
/** Wherever a case can be. */
export const places = /** @type {const} */ ([
  "complaint__start",
  "complaint__accept",
  "complaint__exclude__old__end",
  "complaint__stage_1__acknowledge",
  "complaint__stage_1__handle",
  "complaint__stage_1__information",
  "complaint__stage_1__ask",
  "complaint__stage_1__respond",
  "complaint__stage_1__rest",
  "complaint__stage_2__acknowledge",
  "complaint__stage_2__review",
  "complaint__stage_2__investigate",
  "complaint__stage_2__respond",
  "complaint__stage_2__rest",
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
