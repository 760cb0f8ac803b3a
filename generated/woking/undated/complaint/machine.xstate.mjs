// Complaint. Woking Borough Council, Customer complaints, edition undated
// Written by Remit; needs XState 5. The machine knows events only: the host sends a clock's event once its day is over.
// Actions that change nothing (`note`, `leave_open`) tell the host what to record; `machine.provide` gives them a body.
import { assign, setup } from "xstate";
import config from "./machine.xstate.json" with { type: "json" };

/** Every event that the machine knows: XState ignores others. */
export const events = /** @type {const} */ ([
  "complaint__receipt",
  "complaint__accept__yes",
  "complaint__exclude__councillor__applies",
  "complaint__stage_1__acknowledge__done",
  "complaint__stage_1__about_chief_executive__yes",
  "complaint__stage_1__pass__done",
  "complaint__stage_1__investigate__done",
  "complaint__stage_1__investigate__or_appoint",
  "complaint__stage_1__investigate__or_choose_another_way",
  "complaint__stage_1__finally_decide__done",
  "complaint__stage_1__about_chief_executive__no",
  "complaint__stage_1__respond__done",
  "complaint__stage_2__appeal__done",
  "clock__complaint__stage_2__appeal",
  "complaint__stage_2__acknowledge__done",
  "complaint__stage_2__admission__yes",
  "complaint__stage_2__respond__done",
  "complaint__stage_2__admission__no",
  "complaint__stage_2__not_accepted__done",
  "complaint__ombudsman__approach__done",
  "complaint__stage_1__move__done",
  "complaint__stage_1__extend__done",
  "complaint__stage_1__offer__done",
  "complaint__stage_1__require__done",
  "complaint__stage_1__require_2__done",
  "complaint__stage_1__contact__done",
  "complaint__stage_1__contact_2__done",
  "complaint__stage_2__extend__done",
  "complaint__stage_2__offer__done",
  "complaint__stage_2__require__done",
  "complaint__stage_2__require_2__done",
  "complaint__stage_2__contact__done",
  "complaint__stage_2__contact_2__done",
  "complaint__stage_1__log__done",
  "complaint__stage_1__warn__done",
  "complaint__stage_1__write__done",
  "complaint__stage_1__keep__done",
  "complaint__stage_2__log__done",
  "complaint__stage_2__warn__done",
  "complaint__stage_2__write__done",
  "complaint__stage_2__keep__done",
  "clock__complaint__stage_1__acknowledge",
  "clock__complaint__stage_1__log",
  "clock__complaint__stage_1__respond",
  "clock__complaint__stage_2__acknowledge",
  "complaint__stage_2__appeal__received",
  "clock__complaint__stage_2__log",
  "clock__complaint__stage_2__respond",
]);
/** Wherever a case can be. */
export const places = /** @type {const} */ ([
  "complaint__start",
  "complaint__accept",
  "complaint__exclude__councillor__end",
  "complaint__stage_1__acknowledge",
  "complaint__stage_1__about_chief_executive",
  "complaint__stage_1__pass",
  "complaint__stage_1__investigate",
  "complaint__stage_1__finally_decide",
  "complaint__stage_1__finally_decide__end",
  "complaint__stage_1__respond",
  "complaint__stage_1__rest",
  "complaint__stage_2__appeal__lapsed",
  "complaint__stage_2__acknowledge",
  "complaint__stage_2__admission",
  "complaint__stage_2__respond",
  "complaint__stage_2__not_accepted",
  "complaint__stage_2__rest",
  "complaint__ombudsman__closed",
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
}).createMachine(/** @type {{ context: Counters, type: "parallel", states: { main: { initial: Place, states: Record<Place, {}> }, ombudsman: { initial: Place, states: Record<Place, {}> } } }} */ (/** @type {unknown} */ (config)));
