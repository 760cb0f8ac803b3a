/**
 * The machine on which the face stands in this repository: the smallest there is, one event that ends the case.
 *
 * In a generated module the data of a real machine stands here, of the same shape.
 */

import { type Machine } from "./shape.js";

export type PlaceId = "start" | "ended";
export type EventId = "thing.receipt";
export type ClockId = "clock.none";

export const MACHINE: Machine = {
  council: "",
  policy: "",
  edition: "",
  kind: "thing",
  initial: ["start"],
  receipt: "thing.receipt",
  submission: "thing.submission",
  places: {},
  events: {},
  rules: {},
  moves: { start: { "thing.receipt": ["ended", "", []] }, ended: {} },
  leads: { start: ["ended"] },
  named: {},
  recorded: [],
  owedIn: {},
  owedOn: {},
  closing: [],
  beforeClosing: [],
  atMost: {},
  keeps: {},
  firstStage: "",
  reopening: {},
  conditions: {},
  clocks: [],
  pauses: [],
  calendar: {
    name: "",
    digest: "",
    first: "2026-01-01",
    last: "2026-12-31",
    knownUntil: "2026-12-31",
    weekdays: [0, 1, 2, 3, 4],
    closed: {},
    dayEnds: "",
    nextWorkingDay: false,
    countsFirstDay: false,
    clear: false,
    roll: false,
    pauseInclusive: false,
    restart: false,
  },
};
