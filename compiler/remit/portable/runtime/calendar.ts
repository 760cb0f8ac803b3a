/**
 * From a moment and a duration to the last day, on the calendar of the policy.
 */

import { DAY, HOUR, dayOf, dayText, endOf, inLondon, type Shown } from "./moments.js";
import { type CalendarInfo, type Duration } from "./shape.js";

const MONTHS_OF: { readonly [unit: string]: number } = { month: 1, "calendar month": 1, year: 12 };
const DAYS_OF: { readonly [unit: string]: number } = { day: 1, "calendar day": 1, week: 7 };

/** A count that leaves the years of the calendar. */
export class HorizonError extends RangeError {}

/**
 * Until when something is in time, counted from `start`.
 *
 * `day` is the last day. `end` is its 24:00, the first moment that is late; of a count in hours it is the last
 * moment in time. `paused` is what pauses added: working days, days or milliseconds, as the duration is counted.
 * `provisional`: the date rests on bank holidays that are not yet proclaimed.
 */
export interface Due {
  readonly start: number;
  readonly duration: Duration;
  readonly day: number;
  readonly end: number;
  readonly paused: number;
  readonly provisional: boolean;
}

/** Tell whether the last moment, and not only the last day, counts. */
export function inHours(due: Due): boolean {
  return due.duration[1] === "hour";
}

/** Tell whether what happens at a moment is in time. */
export function isKept(due: Due, moment: number): boolean {
  return inHours(due) ? moment <= due.end : inLondon(moment).day <= due.day;
}

/**
 * The days of the calendar, numbered from 0.
 *
 * `ordinals[i]` working days lie before day i (one entry more than days); `worked[k]` is the number of the k-th.
 */
export class Days {
  readonly first: number;
  readonly last: number;
  readonly count: number;
  readonly knownUntil: number;
  readonly dayEnds: number | null;
  readonly ordinals: readonly number[];
  readonly worked: readonly number[];
  readonly info: CalendarInfo;

  constructor(info: CalendarInfo) {
    this.info = info;
    this.first = dayOf(info.first);
    this.last = dayOf(info.last);
    this.count = this.last - this.first + 1;
    this.knownUntil = dayOf(info.knownUntil);
    this.dayEnds = info.dayEnds ? Date.parse(`1970-01-01T${info.dayEnds}Z`) : null;
    const rows = Object.entries(info.closed);
    const closed = new Set(rows.flatMap(([year, days]) => days.split(" ").map((day) => `${year}${day}`)));
    const ordinals = [0];
    const worked: number[] = [];
    for (let number = 0; number < this.count; number++) {
      const day = this.first + number;
      // The first of January 1970 was a Thursday.
      const works = info.weekdays.includes((((day + 3) % 7) + 7) % 7);
      if (works && !closed.has(dayText(day).replaceAll("-", ""))) worked.push(number);
      ordinals.push(worked.length);
    }
    this.ordinals = ordinals;
    this.worked = worked;
  }

  /** Return the number of a day; throws a HorizonError outside the calendar. */
  index(day: number): number {
    if (day >= this.first && day <= this.last) return day - this.first;
    throw this.outside(`${dayText(day)} lies outside the calendar`);
  }

  /** Return how many working days lie before the day of a number. */
  ordinal(number: number): number {
    const found = this.ordinals[number];
    if (found === undefined) throw this.outside("the count leaves the calendar");
    return found;
  }

  /** Return the working day at a place among them; throws a HorizonError where there is none. */
  workingDay(place: number): number {
    const found = this.worked[place];
    if (found === undefined) throw this.outside("the count leaves the calendar");
    return this.first + found;
  }

  /** Return the number of the day on which what happens then counts in working days as happening. */
  start(shown: Shown): number {
    if (!this.info.nextWorkingDay) return this.index(shown.day);
    const late = this.dayEnds !== null && shown.time > this.dayEnds;
    return this.workingDay(this.ordinal(this.index(shown.day) + Number(late))) - this.first;
  }

  /** Return how many working days are behind before the first that is counted from a day. */
  passed(number: number): number {
    if (this.info.countsFirstDay) return this.ordinal(number);
    return this.info.nextWorkingDay ? this.ordinal(number) + 1 : this.ordinal(number + 1);
  }

  /** Return the day so many days later; throws a HorizonError outside the calendar. */
  added(day: number, days: number): number {
    this.index(day);
    this.index(day + days);
    return day + days;
  }

  /** Return the date so many units later (negative: before); a month without such a day ends on its last day. */
  moved(day: number, count: number, unit: string): number {
    const days = DAYS_OF[unit];
    if (days !== undefined) return this.added(day, count * days);
    const from = new Date(day * DAY);
    const months = from.getUTCFullYear() * 12 + from.getUTCMonth() + count * (MONTHS_OF[unit] ?? NaN);
    const year = Math.floor(months / 12);
    const [first, last] = [Number(this.info.first.slice(0, 4)), Number(this.info.last.slice(0, 4))];
    if (!(year >= first && year <= last)) throw this.outside("the count leaves the calendar");
    const length = new Date(Date.UTC(year, (months % 12) + 1, 0)).getUTCDate();
    return Date.UTC(year, months % 12, Math.min(from.getUTCDate(), length)) / DAY;
  }

  /** Return the day, or the next working day after it where the policy moves a last day that is not worked. */
  rolled(day: number): number {
    return this.info.roll ? this.workingDay(this.ordinal(this.index(day))) : day;
  }

  /** Tell whether a day lies where bank holidays are worked out and not yet proclaimed. */
  provisional(day: number): boolean {
    return day > this.knownUntil;
  }

  private outside(what: string): HorizonError {
    return new HorizonError(`${what}, which goes from ${this.info.first} to ${this.info.last}`);
  }
}

/** Return the last moment at which a duration from `start` is kept, `paused` later. */
export function counted(start: number, duration: Duration, paused: number, days: Days): Due {
  const [count, unit] = duration;
  const shown = inLondon(start);
  if (unit === "hour") {
    const end = start + count * HOUR + paused;
    const day = inLondon(end).day;
    days.index(shown.day);
    days.index(day);
    return { start, duration, day, end, paused, provisional: false };
  }
  if (unit === "working day") {
    const first = days.start(shown);
    const day = days.workingDay(Math.max(days.passed(first) + count - 1, days.ordinal(first)) + paused);
    return { start, duration, day, end: endOf(day), paused, provisional: days.provisional(day) };
  }
  let ends = days.moved(shown.day, count, unit);
  // A month that has no such day ends on its last day, whether or not the first day counts.
  const whole = MONTHS_OF[unit] !== undefined && dayText(ends).slice(8) !== dayText(shown.day).slice(8);
  if (days.info.countsFirstDay && count && !whole) ends -= 1;
  const day = days.rolled(days.added(ends, paused));
  return { start, duration, day, end: endOf(day), paused, provisional: days.info.roll && days.provisional(day) };
}

/** Return the last moment that is at least a duration before an event. */
export function countedBack(event: number, duration: Duration, days: Days): Due {
  const [count, unit] = duration;
  const on = inLondon(event).day;
  if (unit === "hour") {
    const end = event - count * HOUR;
    const day = inLondon(end).day;
    days.index(on);
    days.index(day);
    return { start: event, duration, day, end, paused: 0, provisional: false };
  }
  const number = days.index(on);
  const first = Number(days.info.countsFirstDay);
  const clear = Number(days.info.clear);
  if (unit === "working day") {
    const day = count ? days.workingDay(days.ordinal(number + first) - count - clear) : on;
    return { start: event, duration, day, end: endOf(day), paused: 0, provisional: days.provisional(on) };
  }
  const day = days.added(days.moved(on, -count, unit), count ? first - clear : 0);
  return { start: event, duration, day, end: endOf(day), paused: 0, provisional: false };
}

/** From when until when a clock stood still. */
export type Paused = readonly [begun: number, ended: number];

/**
 * Return until when a duration is kept, given the pauses that have ended; what lies in two counts once.
 *
 * A pause moves the last day by the working days paused (a count in hours by the time, any other by the days). One that
 * begins after the last day changes nothing.
 */
export function countedWithPauses(start: number, duration: Duration, pauses: readonly Paused[], days: Days): Due {
  let due = counted(start, duration, 0, days);
  const ordered = [...pauses].sort((one, other) => one[0] - other[0]);
  if (days.info.restart) {
    for (const [begun, ended] of ordered) {
      if (ended > due.start && isKept(due, begun)) due = counted(ended, duration, 0, days);
    }
    return due;
  }
  return inHours(due) ? hoursLater(due, ordered, days) : daysLater(due, ordered, days);
}

function hoursLater(first: Due, pauses: readonly Paused[], days: Days): Due {
  let due = first;
  let reached = due.start;
  for (const [begun, ended] of pauses) {
    // What of the pause has not been counted: the part before it began, or before the last one ended, is none.
    const more = ended - Math.max(reached, begun);
    if (isKept(due, begun) && more > 0) {
      due = counted(due.start, due.duration, due.paused + more, days);
      reached = ended;
    }
  }
  return due;
}

function daysLater(begins: Due, pauses: readonly Paused[], days: Days): Due {
  let due = begins;
  // The day of the event cannot be paused unless it is counted.
  let reached = numberOf(due.start, due, days) - Number(days.info.countsFirstDay);
  for (const [begun, ended] of pauses) {
    const last = numberOf(ended, due, days);
    const first = Math.max(numberOf(begun, due, days) + Number(!days.info.pauseInclusive), reached + 1);
    if (isKept(due, begun) && first <= last) {
      const working = due.duration[1] === "working day";
      const more = working ? days.ordinal(last + 1) - days.ordinal(first) : last - first + 1;
      due = counted(due.start, due.duration, due.paused + more, days);
      reached = last;
    }
  }
  return due;
}

/** Return the number of the day on which a moment counts. */
function numberOf(moment: number, due: Due, days: Days): number {
  const shown = inLondon(moment);
  return due.duration[1] === "working day" ? days.start(shown) : days.index(shown.day);
}
