/**
 * What a host calls: one machine, an event in and the next case out, what is due, and which times have run out.
 */

import { Days } from "./calendar.js";
import { opened, replayed, stepped, told, type Case, type Happening, type Replay, type Step } from "./cases.js";
import { MACHINE } from "./data.js";
import { type Table } from "./shape.js";
import { dueTimes, expired, type Time } from "./times.js";

export const CALENDAR = new Days(MACHINE.calendar);
/** A case before anything has happened. */
export const OPENED = opened(MACHINE);

/** Return the case after an event and what became of it; a refused event leaves the case as it is. */
export function step(before: Case, happening: Happening): Step {
  return stepped(MACHINE, before, happening);
}

/** Return the case that events tell of, and what became of each, in the order in which they happened. */
export function replay(log: Iterable<Happening>): Replay {
  return replayed(MACHINE, log);
}

/** Return the case once it is known, by rule, whether the conditions in `MACHINE.conditions` hold. */
export function tell(before: Case, conditions: Table<boolean>): Case {
  return told(MACHINE, before, conditions);
}

/**
 * Return every time of a case as it stands `now` (unsaid: at its last event). Computes; schedules nothing.
 *
 * Throws a HorizonError where a date lies outside the years of the calendar.
 */
export function due(of: Case, now?: string): readonly Time[] {
  return dueTimes(MACHINE, CALENDAR, of, now);
}

/** Return the events that say which times have run out by `now`, for the host to send by `step`. */
export function expire(of: Case, now: string): readonly Happening[] {
  return expired(MACHINE, CALENDAR, of, now);
}
