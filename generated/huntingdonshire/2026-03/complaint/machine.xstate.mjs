// Complaint. Huntingdonshire District Council, Customer feedback policy, edition 2026-03
// Written by Remit; needs XState 5. The machine knows events only: the host sends a clock's event once its day is over.
// Actions that change nothing (`note`, `leave_open`) tell the host what to record; `machine.provide` gives them a body.
import { assign, setup } from "xstate";
import config from "./machine.xstate.json" with { type: "json" };

/** Every event that the machine knows: XState ignores others. */
export const events = /** @type {const} */ ([
  "complaint__receipt",
  "complaint__accept__yes",
  "complaint__exclude__request__applies",
  "complaint__exclude__own_appeal__applies",
  "complaint__exclude__parking__applies",
  "complaint__exclude__councillor__applies",
  "complaint__exclude__insurance__applies",
  "complaint__exclude__policy__applies",
  "complaint__exclude__court__applies",
  "complaint__exclude__ombudsman__applies",
  "complaint__exclude__old__applies",
  "complaint__exclude__information_rights__applies",
  "complaint__exclude__outside__applies",
  "complaint__exclude__behaviour__applies",
  "complaint__exclude__anonymous__applies",
  "complaint__exclude__anonymous_fraud__applies",
  "complaint__exclude__personnel__applies",
  "complaint__stage_1__acknowledge_and_log__done",
  "complaint__stage_1__investigate__done",
  "complaint__stage_1__respond__done",
  "complaint__stage_2__escalate__done",
  "complaint__stage_2__acknowledge_and_log__done",
  "complaint__stage_2__investigate__done",
  "complaint__stage_2__respond__done",
  "complaint__ombudsman__approach__done",
  "complaint__stage_1__investigate_within_a_year__done",
  "complaint__stage_1__extend__done",
  "complaint__stage_1__withhold__done",
  "complaint__stage_1__cease_contact__done",
  "complaint__stage_1__share_identity__done",
  "complaint__stage_1__ask_for_adjustment__done",
  "complaint__stage_1__appoint__done",
  "complaint__stage_1__share_with_representative__done",
  "complaint__stage_2__extend__done",
  "complaint__stage_2__withhold__done",
  "complaint__stage_2__cease_contact__done",
  "complaint__stage_2__share_identity__done",
  "complaint__stage_2__ask_for_adjustment__done",
  "complaint__stage_2__appoint__done",
  "complaint__stage_2__share_with_representative__done",
  "complaint__ombudsman__ask__done",
  "complaint__ombudsman__tell__done",
  "complaint__ombudsman__investigate__done",
  "complaint__stage_1__contact__done",
  "complaint__stage_1__record_on_system__done",
  "complaint__stage_1__record__done",
  "complaint__stage_1__tell__done",
  "complaint__stage_1__coordinate__done",
  "complaint__stage_1__coordinate_areas__done",
  "complaint__stage_1__admit__done",
  "complaint__stage_1__apologise__done",
  "complaint__stage_1__explain__done",
  "complaint__stage_1__take__done",
  "complaint__stage_2__tell__done",
  "complaint__stage_2__record__done",
  "complaint__stage_2__tell_2__done",
  "complaint__stage_2__coordinate__done",
  "complaint__stage_2__coordinate_areas__done",
  "complaint__stage_2__admit__done",
  "complaint__stage_2__apologise__done",
  "complaint__stage_2__explain__done",
  "complaint__stage_2__take__done",
  "complaint__ombudsman__give__done",
  "clock__complaint__stage_1__complain",
  "complaint__event__issue",
  "complaint__stage_1__complain__done",
  "clock__complaint__stage_1__investigate_within_a_year",
  "clock__complaint__stage_1__acknowledge_and_log",
  "clock__complaint__stage_1__respond",
  "clock__complaint__stage_2__acknowledge_and_log",
  "complaint__stage_2__escalate__received",
  "clock__complaint__stage_2__respond",
]);
/** Wherever a case can be. */
export const places = /** @type {const} */ ([
  "complaint__start",
  "complaint__accept",
  "complaint__exclude__request__end",
  "complaint__exclude__own_appeal__end",
  "complaint__exclude__parking__end",
  "complaint__exclude__councillor__end",
  "complaint__exclude__insurance__end",
  "complaint__exclude__policy__end",
  "complaint__exclude__court__end",
  "complaint__exclude__ombudsman__end",
  "complaint__exclude__old__end",
  "complaint__exclude__information_rights__end",
  "complaint__exclude__outside__end",
  "complaint__exclude__behaviour__end",
  "complaint__exclude__anonymous__end",
  "complaint__exclude__anonymous_fraud__end",
  "complaint__exclude__personnel__end",
  "complaint__stage_1__acknowledge_and_log",
  "complaint__stage_1__investigate",
  "complaint__stage_1__respond",
  "complaint__stage_1__rest",
  "complaint__stage_2__acknowledge_and_log",
  "complaint__stage_2__investigate",
  "complaint__stage_2__respond",
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
