/**
 * From when until when one clock of a case runs: its start, its pauses, its extensions. Knows no other clock's fate.
 */

import { counted, countedBack, countedWithPauses, inHours, type Days, type Due, type Paused } from "./calendar.js";
import { type Case } from "./cases.js";
import { dayOf, dayText, endOf, inLondon, local, momentOf } from "./moments.js";
import { found, rowOf, type Clock, type Condition, type Duration, type Extension } from "./shape.js";
import { type Machine, type Start } from "./shape.js";

/**
 * What a clock comes to: counted from `start`, which has not happened where `atLatest`.
 *
 * `due` is the time that counts; where there is none, `why` says so. `extended` is how often it was extended.
 */
export interface Count {
  readonly start: Start | null;
  readonly due: Due | null;
  readonly atLatest: boolean;
  readonly extended: number;
  readonly why: string;
}

/** An event of a case, with its moment as a number. */
interface Happened {
  readonly event: string;
  readonly at: number;
  readonly until: number | null;
}

type Asked = ReadonlySet<string>;
const NOBODY: Asked = new Set();

/** Counts the clocks of one case; throws a HorizonError outside the calendar. */
export class Counts {
  readonly happened: readonly Happened[];
  private readonly machine: Machine;
  private readonly days: Days;
  private readonly case: Case;

  constructor(machine: Machine, days: Days, of: Case) {
    this.machine = machine;
    this.days = days;
    this.case = of;
    this.happened = of.happened.map(({ event, at, until }) => {
      return { event, at: momentOf(at), until: until ? dayOf(until) : null };
    });
  }

  /** Return what a clock comes to with its pauses and extensions; `asked` are those that wait for the answer. */
  of(clock: Clock, asked: Asked = NOBODY): Count {
    if (clock.before) return this.backwards(clock, asked);
    let count = this.plain(clock, clock.starts, clock.duration, asked);
    if (clock.pick && clock.second && clock.secondStart) {
      count = picked(clock.pick, count, this.plain(clock, [clock.secondStart], clock.second, asked));
    }
    if (clock.otherwise) count = this.ofTwo(clock, count, asked);
    if (clock.atOnce !== null && this.holds(clock.rule) === null) count = { ...count, atLatest: true };
    if (clock.agreed) count = this.agreed(clock, count);
    return this.extended(clock, count);
  }

  /** Return what a clock comes to that counts from a moment, whatever it says it counts from. */
  fromMoment(clock: Clock, start: Start, moment: number): Count {
    const due = clock.duration ? this.counted(clock, clock.duration, moment) : null;
    return { start, due, atLatest: false, extended: 0, why: "" };
  }

  /**
   * Return when an event first happened, since its stage was last opened again.
   *
   * A submission of which no day is known counts from receipt.
   */
  at(event: string): number | null {
    const again = rowOf(this.machine.reopening, this.stageOf(event));
    const since = this.happened.filter((each) => again.includes(each.event)).at(-1)?.at;
    const first = this.happened.find((each) => each.event === event && (since === undefined || each.at >= since));
    if (first === undefined && event === this.machine.submission) return this.at(this.machine.receipt);
    return first?.at ?? null;
  }

  /** Return the stage of the rule whose event it is; nothing where it is no rule's. */
  stageOf(event: string): string {
    return found(this.machine.rules, event.slice(0, Math.max(event.lastIndexOf("."), 0)))?.stage ?? "";
  }

  /** Return since when a clock stands still, if it does. */
  pausedSince(clock: Clock): number | null {
    return this.pauses(clock).find(([, end]) => end === null)?.[0] ?? null;
  }

  /** Tell whether the condition of a rule holds, by what was told, else by what has been done; null: not known. */
  holds(rule: string): boolean | null {
    const condition = found(this.machine.conditions, rule);
    if (condition === undefined) return true;
    return found(this.case.conditions, rule) ?? held(condition, this.happened.map((each) => each.event));
  }

  /** Return which of two times counts in this case; while that is not known, the later one, at the latest. */
  private ofTwo(clock: Clock, count: Count, asked: Asked): Count {
    const other = this.plain(clock, clock.otherwiseStarts, clock.otherwise, asked);
    const holds = this.holds(clock.rule);
    if (holds !== null) return holds ? count : other;
    const later = picked("later", count, other);
    if (count.due && other.due) return { ...later, atLatest: true };
    return { ...later, due: null, why: "which of two times counts is not known, and one of them has not begun" };
  }

  /** Return what counts: of the starts that have happened the first, else the latest that one can happen. */
  private start(starts: readonly Start[], unit: string, asked: Asked): [Start | null, number | null, boolean] {
    const happened = pairs(starts, (start) => this.at(start[0]));
    const first = happened.reduce<Pair | null>((one, other) => (one && one[0] <= other[0] ? one : other), null);
    if (first) return [first[1], first[0], false];
    const latest = pairs(starts, (start) => this.latest(start[0], unit, asked));
    const last = latest.reduce<Pair | null>((one, other) => (one && one[0] >= other[0] ? one : other), null);
    return last ? [last[1], last[0], true] : [starts[0] ?? null, null, true];
  }

  private plain(clock: Clock, starts: readonly Start[], lasts: Duration | null, asked: Asked): Count {
    const [start, moment, atLatest] = this.start(starts, lasts ? lasts[1] : "", asked);
    if (moment === null || lasts === null) return { start, due: null, atLatest, extended: 0, why: whyNot(start) };
    return { start, due: this.counted(clock, lasts, moment), atLatest, extended: 0, why: "" };
  }

  /** Return a time that ends before an event, or before the day on which that event is due. */
  private backwards(clock: Clock, asked: Asked): Count {
    const start = clock.starts[0] ?? null;
    const unknown = { start, due: null, atLatest: true, extended: 0, why: whyNot(start) };
    if (start === null || clock.duration === null) return unknown;
    const maker = clock.beforeDue ? this.maker(start[0], asked) : null;
    const happened = maker ? null : this.at(start[0]);
    const atLatest = maker ? this.of(maker, new Set([...asked, maker.id])).atLatest : happened === null;
    const moment = happened ?? this.latest(start[0], clock.duration[1], asked);
    if (moment === null) return unknown;
    return { start, due: countedBack(moment, clock.duration, this.days), atLatest, extended: 0, why: "" };
  }

  /**
   * Return the last moment at which an event can happen if its promise is kept; null where nothing bounds it.
   *
   * What is done on its last day is taken as done before that day ends, so that a count in days starts on it.
   */
  private latest(event: string, unit: string, asked: Asked): number | null {
    const maker = this.maker(event, asked);
    const due = maker ? this.of(maker, new Set([...asked, maker.id])).due : null;
    if (due === null || inHours(due)) return due ? due.end : null;
    if (unit !== "hour") return local(due.day);
    return this.days.dayEnds !== null ? local(due.day, this.days.dayEnds) : due.end;
  }

  /** Return the clock that bounds when an event happens; none of those that ask, for they wait for the answer. */
  private maker(event: string, asked: Asked): Clock | null {
    const maker = found(this.machine.events, event)?.boundBy;
    return this.machine.clocks.find((clock) => clock.id === maker && !asked.has(clock.id)) ?? null;
  }

  private counted(clock: Clock, duration: Duration, moment: number): Due {
    const pauses = this.pauses(clock).filter((pause): pause is Paused => pause[1] !== null);
    return countedWithPauses(moment, duration, pauses, this.days);
  }

  /** Return when a clock stood still; the last pause may not have ended. */
  private pauses(clock: Clock): (readonly [number, number | null])[] {
    const pauses: (readonly [number, number | null])[] = [];
    for (const pause of clock.kind === "window" ? [] : this.machine.pauses) {
      let since: number | null = null;
      for (const each of pause.stage === clock.stage ? this.happened : []) {
        if (each.event === pause.startsOn && since === null) {
          since = each.at;
        } else if (each.event === pause.endsOn && since !== null) {
          pauses.push([since, each.at]);
          since = null;
        }
      }
      if (since !== null) pauses.push([since, null]);
    }
    return pauses;
  }

  /** Return a time once a day was agreed on: that day, or the last one allowed; before, only what is allowed. */
  private agreed(clock: Clock, count: Count): Count {
    const told = this.happened.filter((each) => each.event === clock.agreed && each.until !== null).at(-1);
    if (!told || told.until === null) {
      return { ...count, atLatest: true, why: count.due ? count.why : "no date has been agreed" };
    }
    const day = told.until;
    if (count.due && day > count.due.day) {
      return { ...count, why: `the day that was agreed, ${dayText(day)}, is later than the rule allows` };
    }
    const duration: Duration = [Math.max(day - inLondon(told.at).day, 0), "calendar day"];
    const provisional = this.days.provisional(day);
    const due: Due = { start: told.at, duration, day, end: endOf(day), paused: 0, provisional };
    return { start: [clock.agreed, "the agreement"], due, atLatest: false, extended: 0, why: "" };
  }

  private extended(clock: Clock, first: Count): Count {
    let count = first;
    for (const each of this.happened) {
      const extension = found(clock.extensions, each.event);
      if (extension === undefined) continue;
      const [due, why] = count.due ? this.later(clock, count.due, each.until, extension) : [null, count.why];
      count = { ...count, due, extended: count.extended + 1, why };
    }
    return count;
  }

  /** Return a due date after an extension: the day that was told, within what the rule allows; else all of it. */
  private later(clock: Clock, due: Due, until: number | null, extension: Extension): [Due | null, string] {
    const most = this.most(clock, due, extension);
    if (until === null) return [most, most ? "" : "extended, and nothing says until when"];
    if (most === null || until <= most.day || extension.longer) {
      return [{ ...due, day: until, end: endOf(until), provisional: this.days.provisional(until) }, ""];
    }
    return [most, `the new day that was told, ${dayText(until)}, is later than the rule allows`];
  }

  /** Return how late an extension can make a due date; null where it has no limit. */
  private most(clock: Clock, due: Due, extension: Extension): Due | null {
    const more = extension.duration;
    if (more === null || !["by up to", "in total"].includes(extension.kind)) return null;
    if (extension.kind === "in total") return this.counted(clock, more, due.start);
    const longer =
      more[1] === due.duration[1]
        ? this.counted(clock, [due.duration[0] + more[0], more[1]], due.start)
        : // What is added counts from the last day, not from the hour at which that day ends.
          { ...counted(local(due.day), more, 0, this.days), start: due.start };
    const total = extension.total ? this.counted(clock, extension.total, due.start) : longer;
    return total.end < longer.end ? total : longer;
  }
}

type Pair = readonly [number, Start];

function pairs(starts: readonly Start[], moment: (start: Start) => number | null): Pair[] {
  return starts.flatMap((start) => {
    const at = moment(start);
    return at === null ? [] : [[at, start] as const];
  });
}

/** Return the later or the earlier of two; the later of two is not known before both are. */
function picked(pick: string, one: Count, other: Count): Count {
  const atLatest = one.atLatest || other.atLatest;
  if (one.due === null || other.due === null) {
    if (pick === "later") return one.due === null ? one : other;
    const known = one.due ? one : other;
    return known.due ? { ...known, atLatest } : one;
  }
  const first = pick === "later" ? one.due.end >= other.due.end : one.due.end <= other.due.end;
  return { ...(first ? one : other), atLatest };
}

/** Tell whether a condition holds by what has been done; null where a part that decides it is not known. */
function held(condition: Condition, done: readonly string[]): boolean | null {
  const values = condition.acts.map((acts, number) =>
    acts.length ? acts.some((act) => done.includes(act)) !== condition.denied[number] : null,
  );
  const last = values.at(-1) ?? null;
  const holds = values.slice(0, -1).reduceRight<boolean | null>((held, value, number) => {
    const decisive = condition.joined[number] === "or";
    if (held === decisive || value === decisive) return decisive;
    return held === null || value === null ? null : !decisive;
  }, last);
  return holds === null ? null : holds !== condition.unless;
}

function whyNot(start: Start | null): string {
  return start ? `counts from ${start[1]}, and nothing says when that is` : "no start is named";
}
