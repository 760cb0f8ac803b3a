/**
 * Moments and days. Local time is Europe/London.
 *
 * A moment is a number of milliseconds since 1970, a day a number of days since then.
 */

const SECOND = 1000;
export const HOUR = 3600 * SECOND;
export const DAY = 24 * HOUR;
const LONDON = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", hour: "2-digit", hourCycle: "h23" });
const WITH_ZONE = /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/;

/** What clocks in London show at a moment. */
export interface Shown {
  readonly day: number;
  readonly time: number;
}

/** Return the moment that a text names, as `2027-03-18T10:00:00+00:00`; throws a RangeError for one without a zone. */
export function momentOf(text: string): number {
  const moment = WITH_ZONE.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(moment)) throw new RangeError(`${text} is no moment with its time zone`);
  return moment;
}

/** Return by how much clocks in London are ahead of universal time. */
function offset(moment: number): number {
  return ((Number(LONDON.format(moment)) - new Date(moment).getUTCHours() + 24) % 24) * HOUR;
}

/** Return what clocks in London show. */
export function inLondon(moment: number): Shown {
  const shown = moment + offset(moment);
  const day = Math.floor(shown / DAY);
  return { day, time: shown - day * DAY };
}

/** Return the moment at which clocks in London show a time; one that comes twice is the first of the two. */
export function local(day: number, time = 0): number {
  const shown = day * DAY + time;
  return shown - HOUR + offset(shown - HOUR) === shown ? shown - HOUR : shown;
}

/** Return 24:00 of a day. */
export function endOf(day: number): number {
  return local(day + 1);
}

/** Return the day that a text names, as `2027-03-18`; throws a RangeError for any other text. */
export function dayOf(text: string): number {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) / DAY : NaN;
  if (Number.isNaN(day) || dayText(day) !== text) throw new RangeError(`${text} is no day`);
  return day;
}

/** Return a day as text. */
export function dayText(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Return a moment as text, as clocks in London show it. */
export function momentText(moment: number): string {
  const ahead = offset(moment);
  const shown = new Date(moment + ahead).toISOString();
  const parts = moment % SECOND ? `${shown.slice(19, 23)}000` : "";
  return `${shown.slice(0, 19)}${parts}+0${ahead / HOUR}:00`;
}
