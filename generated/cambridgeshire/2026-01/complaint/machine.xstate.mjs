// Complaint. Cambridgeshire County Council, Customer feedback policy, edition 2026-01
// Written by Remit; needs XState 5. The machine knows events only: the host sends a clock's event once its day is over.
// Actions that change nothing (`note`, `leave_open`) tell the host what to record; `machine.provide` gives them a body.
import { assign, setup } from "xstate";
import config from "./machine.xstate.json" with { type: "json" };

/** Every event that the machine knows: XState ignores others. */
export const events = /** @type {const} */ ([
  "complaint__receipt",
  "complaint__arrival__confirm__if__yes",
  "complaint__arrival__confirm__done",
  "complaint__arrival__confirm__if__no",
  "complaint__arrival__elsewhere__yes",
  "complaint__arrival__direct__done",
  "complaint__arrival__elsewhere__no",
  "complaint__arrival__decide__complaint",
  "complaint__arrival__decide__compliment",
  "complaint__arrival__decide__suggestion",
  "complaint__arrival__decide__representation",
  "complaint__accept__yes",
  "complaint__exclude__appeal__applies",
  "complaint__exclude__tribunal__applies",
  "complaint__exclude__adult_social_care__applies",
  "complaint__exclude__childrens_social_care__applies",
  "complaint__stage_1__pass__done",
  "complaint__stage_1__acknowledge__done",
  "complaint__stage_1__respond__done",
  "complaint__stage_2__escalate__done",
  "clock__complaint__stage_2__escalate",
  "complaint__stage_2__pass__done",
  "complaint__stage_2__acknowledge__done",
  "complaint__stage_2__respond__done",
  "complaint__ombudsman__escalate__done",
  "clock__complaint__ombudsman__escalate",
  "complaint__stage_1__contact__done",
  "complaint__stage_1__extend__done",
  "complaint__stage_2__contact__done",
  "complaint__stage_2__extend__done",
  "complaint__arrival__record__done",
  "complaint__stage_1__acknowledge__received",
  "complaint__stage_2__acknowledge__received",
  "clock__complaint__stage_1__receive",
  "complaint__submission",
  "clock__complaint__stage_1__respond",
  "complaint__stage_1__respond__received",
  "clock__complaint__stage_2__receive",
  "clock__complaint__stage_2__respond",
]);
/** Wherever a case can be. */
export const places = /** @type {const} */ ([
  "complaint__start",
  "complaint__arrival__confirm__if",
  "complaint__arrival__confirm",
  "complaint__arrival__elsewhere",
  "complaint__arrival__direct",
  "complaint__arrival__direct__end",
  "complaint__arrival__decide",
  "complaint__arrival__decide__compliment__end",
  "complaint__arrival__decide__suggestion__end",
  "complaint__arrival__decide__representation__end",
  "complaint__accept",
  "complaint__exclude__appeal__end",
  "complaint__exclude__tribunal__end",
  "complaint__exclude__adult_social_care__end",
  "complaint__exclude__childrens_social_care__end",
  "complaint__stage_1__pass",
  "complaint__stage_1__acknowledge",
  "complaint__stage_1__respond",
  "complaint__stage_1__rest",
  "complaint__stage_2__escalate__lapsed",
  "complaint__stage_2__pass",
  "complaint__stage_2__acknowledge",
  "complaint__stage_2__respond",
  "complaint__stage_2__rest",
  "complaint__ombudsman__escalate__lapsed",
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
