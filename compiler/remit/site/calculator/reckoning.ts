/**
 * From a receipt to the dates that follow from it, and to whether the edition holds for it. Knows no page.
 */

import { Days, HorizonError, counted, countedBack, inHours, type Due } from "../../portable/runtime/calendar.js";
import { DAY, HOUR, local } from "../../portable/runtime/moments.js";
import { type CalendarInfo, type Duration } from "../../portable/runtime/shape.js";

/** So long after (`back`: before) the last of `from`; after receipt where there are none. */
interface Link {
  readonly count: Duration;
  readonly from: readonly Chain[];
  readonly back: boolean;
}

/** The later or the earlier of two. */
interface Pick {
  readonly pick: string;
  readonly of: readonly [Chain, Chain];
}

type Chain = Link | Pick;

/**
 * What is known of a procedure.
 *
 * `promises`: what the reader hears, and how its date follows from receipt; `also`: what else does, for where one date
 * lies beyond the calendar none is told. The edition may hold from the first and does hold from the second of `since`,
 * and no longer from `until` on, as clocks in London show it.
 */
export interface Rules {
  readonly calendar: CalendarInfo;
  readonly promises: readonly { readonly what: string; readonly chain: Chain }[];
  readonly also: readonly Chain[];
  readonly since: readonly [string, string] | null;
  readonly until: string | null;
}

const NOON = 12 * HOUR;

/** Reckons the dates of one procedure. A day is a number of days since 1970; a time is null where none was told. */
export class Reckoning {
  readonly days: Days;
  private readonly rules: Rules;

  constructor(rules: Rules) {
    this.rules = rules;
    this.days = new Days(rules.calendar);
  }

  /** Return the last moment of every promise, null for each where a date lies beyond the calendar. */
  dates(day: number, time: number | null): readonly (Due | null)[] {
    const receipt = local(day, time ?? NOON);
    try {
      for (const chain of this.rules.also) this.due(chain, receipt);
      return this.rules.promises.map(({ chain }) => this.due(chain, receipt));
    } catch (error) {
      if (!(error instanceof HorizonError)) throw error;
      return this.rules.promises.map(() => null);
    }
  }

  /** Tell whether the edition holds for what is received then; null: for a part of that day, or not for certain. */
  holds(day: number, time: number | null): boolean | null {
    const [first, last] = time === null ? [day * DAY, (day + 1) * DAY - 1] : [day * DAY + time, day * DAY + time];
    const [maybe, surely] = this.rules.since?.map(shown) ?? [-Infinity, -Infinity];
    const until = this.rules.until === null ? Infinity : shown(this.rules.until);
    if (last < (maybe ?? 0) || first >= until) return false;
    return first >= (surely ?? 0) && last < until ? true : null;
  }

  private due(chain: Chain, receipt: number): Due {
    if ("pick" in chain) {
      const [one, other] = [this.due(chain.of[0], receipt), this.due(chain.of[1], receipt)];
      return (chain.pick === "later" ? one.end >= other.end : one.end <= other.end) ? one : other;
    }
    const starts = chain.from.map((each) => this.latest(this.due(each, receipt), chain.count[1]));
    const start = starts.length ? Math.max(...starts) : receipt;
    return chain.back ? countedBack(start, chain.count, this.days) : counted(start, chain.count, 0, this.days);
  }

  /** Return the last moment at which what is due can be done, so that a count in days starts on its last day. */
  private latest(due: Due, unit: string): number {
    if (inHours(due)) return due.end;
    if (unit !== "hour") return local(due.day);
    return this.days.dayEnds !== null ? local(due.day, this.days.dayEnds) : due.end;
  }
}

function shown(text: string): number {
  return Date.parse(`${text}Z`);
}
