/**
 * What a reader has typed: a day and an hour, or what is wrong with it, field by field. Knows no page.
 */

import { DAY, HOUR } from "../../portable/runtime/moments.js";

export type Field = "day" | "month" | "year" | "time";

/** What is wrong with a field: the label of the phrase that says it, and what stands in its slots. */
export interface Wrong {
  readonly field: Field;
  readonly label: string;
  readonly slots: { readonly [name: string]: string };
}

/** A day since 1970 with a time of the day, null where none was typed. Both mean nothing where something is wrong. */
export interface Typed {
  readonly day: number;
  readonly time: number | null;
  readonly wrong: readonly Wrong[];
}

/** Read what was typed; `first` is the first year of the calendar, `months` are their names. */
export function read(texts: { readonly [field in Field]: string }, first: number, months: readonly string[]): Typed {
  const [day, month, year] = [whole(texts.day, 2), whole(texts.month, 2), whole(texts.year, 4)];
  const wrong: Wrong[] = [];
  const monthIs = month >= 1 && month <= 12;
  const yearIs = year >= first;
  const most = monthIs ? new Date(Date.UTC(yearIs ? year : 2000, month, 0)).getUTCDate() : 31;
  if (!(day >= 1 && day <= 31)) {
    wrong.push({ field: "day", label: "wrong day", slots: { most: `${most}` } });
  } else if (day > most) {
    const slots = { most: `${most}`, month: months[month - 1] ?? "", year: yearIs ? `${year}` : "" };
    wrong.push({ field: "day", label: "wrong day of month", slots });
  }
  if (!monthIs) wrong.push({ field: "month", label: "wrong month", slots: {} });
  if (!yearIs) wrong.push({ field: "year", label: "wrong year", slots: { first: `${first}` } });
  const time = timeOf(texts.time);
  if (Number.isNaN(time)) wrong.push({ field: "time", label: "wrong time", slots: {} });
  return { day: Date.UTC(year, month - 1, day) / DAY, time, wrong };
}

/** Return a number of so many digits at most. */
function whole(text: string, digits: number): number {
  return /^\d+$/.test(text.trim()) && text.trim().length <= digits ? Number(text) : NaN;
}

/** Return a time of the day, null for no text, and NaN for any other. */
function timeOf(text: string): number | null {
  if (!text.trim()) return null;
  const [, hours, minutes] = /^(\d\d?)[:.](\d\d)$/.exec(text.trim()) ?? [];
  const time = Number(hours) * HOUR + (Number(minutes) * HOUR) / 60;
  return Number(hours) < 24 && Number(minutes) < 60 ? time : NaN;
}
