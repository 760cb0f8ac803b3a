/**
 * What is due by when in a case: every clock of the stages in which it has been, on the calendar of the policy.
 *
 * A time that counts from an event which has not happened is shown from the last day on which that event was due, `at
 * the latest`, and fixed when it happens. What can no longer be done, because the case went another way or is closed,
 * is no longer due; it was missed if its time was over by then. Nothing here waits: the host sends what `expired`
 * returns.
 */

import { inHours, isKept, type Days } from "./calendar.js";
import { standsFor, type Case, type Happening } from "./cases.js";
import { Counts, type Count } from "./counts.js";
import { dayText, momentOf, momentText } from "./moments.js";
import { found, rowOf, type Clock, type Machine, type Start } from "./shape.js";

export type Standing = "running" | "paused" | "kept" | "late" | "lapsed" | "not counted";

/**
 * One time of a case, as it stands at a moment.
 *
 * `due` is the last day, of a count in hours the last moment in time, as text; `end` is the first moment that is late
 * (the 24:00 of the last day), of a count in hours that last moment. Both are empty where nothing bounds its start, and
 * `why` says so. `atLatest`: what it counts from has not happened. `extended` is how often it was extended, `done` when
 * its duty was done. `provisional`: the day rests on bank holidays that are not yet proclaimed. `id` is the clock, with
 * the number of the turn from the second on.
 */
export interface Time {
  readonly id: string;
  readonly clock: string;
  readonly rule: string;
  readonly countedFrom: string;
  readonly due: string;
  readonly end: string;
  readonly inHours: boolean;
  readonly atLatest: boolean;
  readonly extended: number;
  readonly provisional: boolean;
  readonly done: string;
  readonly standing: Standing;
  readonly why: string;
}

/**
 * Return every time that counts or will count, as it stands `now` (unsaid: at the last event).
 *
 * Throws a HorizonError where a date lies outside the calendar.
 */
export function dueTimes(machine: Machine, days: Days, of: Case, now?: string): readonly Time[] {
  const last = of.happened.at(-1);
  return last ? new Times(machine, days, of, momentOf(now ?? last.at)).all() : [];
}

/**
 * Return the events that say a time has run out by `now`, for those of which the end moves the case.
 *
 * Where the case waits to hear whether somebody has answered in time, and somebody has, that is said too.
 */
export function expired(machine: Machine, days: Days, of: Case, now: string): readonly Happening[] {
  return dueTimes(machine, days, of, now).flatMap((time): Happening[] => {
    const waiting = of.places.filter((place) => leadsOn(machine, place, time.clock));
    const over = time.standing === "lapsed" || time.standing === "late";
    if (waiting.length && time.end && !time.atLatest && over) return [{ event: time.clock, at: time.end }];
    const last = of.happened.at(-1);
    const silent = machine.clocks.some((clock) => clock.id === time.clock && clock.silent);
    if (!silent || !time.done || !last) return [];
    const at = momentOf(time.done) >= momentOf(last.at) ? time.done : last.at;
    const asking = waiting.filter((place) => found(machine.places, place)?.kind === "decision");
    return asking.flatMap((place) => {
      const event = `${standsFor(machine, place)}.no`;
      return leadsOn(machine, place, event) ? [{ event, at }] : [];
    });
  });
}

/** Tell whether an event moves a case on from a place. */
function leadsOn(machine: Machine, place: string, event: string): boolean {
  return found(found(machine.moves, place) ?? {}, event) !== undefined;
}

/** The times of one case at one moment. */
class Times {
  private readonly machine: Machine;
  private readonly case: Case;
  private readonly now: number;
  private readonly counts: Counts;
  private readonly been: ReadonlySet<string>;

  constructor(machine: Machine, days: Days, of: Case, now: number) {
    this.machine = machine;
    this.case = of;
    this.now = now;
    this.counts = new Counts(machine, days, of);
    // A stage beside the main line begins when it is opened: until then the case waits at its start.
    const here = of.places.flatMap((place) => found(machine.places, place) ?? []);
    const stages = here.filter((place) => place.kind !== "start").map((place) => place.stage);
    const told = this.counts.happened.map((each) => this.counts.stageOf(each.event));
    this.been = new Set([machine.firstStage, ...stages, ...told]);
  }

  /** Return the times in the order of the policy. */
  all(): readonly Time[] {
    const applying = this.machine.clocks.filter((clock) => clock.counts && this.applies(clock));
    return applying.filter((clock) => !this.atOnce(clock)).flatMap((clock) => this.times(clock));
  }

  private times(clock: Clock): Time[] {
    if (clock.kind === "repeat") return this.turns(clock);
    if (clock.silent) return this.silent(clock);
    const done = clock.keptBy.flatMap((stop) => this.counts.at(stop) ?? []);
    return this.time(clock, this.counts.of(clock), done.length ? Math.min(...done) : null);
  }

  /** Tell whether a rule is in a stage in which the case is or was, and its condition is not told to fail. */
  private applies(clock: Clock): boolean {
    if (!this.been.has(clock.stage)) {
      // A way in to the next stage is open once what its window counts from has happened.
      const opened = (event: string) => this.counts.at(event) !== null;
      const all = clock.openedByAll ? clock.openedBy.every(opened) : clock.openedBy.some(opened);
      if (!clock.wayIn || !all) return false;
    }
    return clock.forEveryone || found(this.case.conditions, clock.rule) !== false;
  }

  /** Tell whether what is done within a time in other cases is due at once in this one. */
  private atOnce(clock: Clock): boolean {
    return clock.atOnce !== null && this.counts.holds(clock.rule) === clock.atOnce;
  }

  /** Return a time; none where the case has left the way on which it was due before its time was over. */
  private time(clock: Clock, count: Count, done: number | null, number = 1): Time[] {
    const due = count.due;
    const last = this.counts.happened.at(-1);
    if (done === null && !this.ahead(clock) && (!due || !last || isKept(due, last.at))) return [];
    return [
      {
        id: number === 1 ? clock.id : `${clock.id}.${number}`,
        clock: clock.id,
        rule: clock.rule,
        countedFrom: count.start ? count.start[0] : "",
        due: due ? (inHours(due) ? momentText(due.end) : dayText(due.day)) : "",
        end: due ? momentText(due.end) : "",
        inHours: due !== null && inHours(due),
        atLatest: count.atLatest,
        extended: count.extended,
        provisional: due !== null && due.provisional,
        done: done === null ? "" : momentText(done),
        standing: this.standing(clock, count, done),
        why: count.why,
      },
    ];
  }

  private standing(clock: Clock, count: Count, done: number | null): Standing {
    if (count.due === null) return "not counted";
    if (done !== null) return isKept(count.due, done) ? "kept" : "late";
    const paused = this.counts.pausedSince(clock);
    if (paused !== null && isKept(count.due, paused)) return "paused";
    if (isKept(count.due, this.now)) return "running";
    return clock.kind === "window" ? "lapsed" : "late";
  }

  /** Return the time within which somebody must do something, from when it began last: not before it begins. */
  private silent(clock: Clock): Time[] {
    const starts = [...clock.starts, ...(clock.secondStart ? [clock.secondStart] : []), ...clock.otherwiseStarts];
    let begun: readonly [number, Start] | null = null;
    for (const each of this.counts.happened) {
      const start = starts.find(([event]) => event === each.event);
      if (start && (begun === null || each.at > begun[0])) begun = [each.at, start];
    }
    if (begun === null) return [];
    const [at, start] = begun;
    const count = clock.pick ? this.counts.of(clock) : this.counts.fromMoment(clock, start, at);
    const done = this.counts.happened.find((each) => clock.stops.includes(each.event) && each.at >= at);
    return this.time(clock, count, done ? done.at : null);
  }

  /** Return the turns of a time that comes again: from the event that opens it, then from each turn taken. */
  private turns(clock: Clock): Time[] {
    let [start, moment] = this.opening(clock);
    if (moment === null) return [];
    const [done, since] = [`${clock.rule}.done`, moment];
    const turns: Time[] = [];
    let number = 1;
    for (const { at } of this.counts.happened.filter((each) => each.event === done && each.at >= since)) {
      turns.push(...this.time(clock, this.counts.fromMoment(clock, start, moment), at, number));
      [start, moment, number] = [[done, done], at, number + 1];
    }
    if (clock.stops.some((stop) => this.counts.at(stop) !== null)) return turns;
    return [...turns, ...this.time(clock, this.counts.fromMoment(clock, start, moment), null, number)];
  }

  /** Return on which event a duty that comes again begins: that by which the case reached it, else receipt. */
  private opening(clock: Clock): [Start, number | null] {
    let last: readonly [number, string] | null = null;
    for (const event of clock.begins) {
      const at = this.counts.at(event);
      if (at !== null && (last === null || at > last[0] || (at === last[0] && event > last[1]))) last = [at, event];
    }
    if (last) return [[last[1], last[1]], last[0]];
    const receipt = this.machine.receipt;
    return [[receipt, receipt], this.case.owed.includes(`${clock.rule}.done`) ? this.counts.at(receipt) : null];
  }

  /** Tell whether what a clock waits for is owed, or can still come on the way that the case is on. */
  private ahead(clock: Clock): boolean {
    // What comes again and again, and nothing says until when, is over where it is neither owed nor comes again.
    const acts = clock.stops.length ? clock.stops : [`${clock.rule}.done`];
    if (acts.some((act) => this.case.owed.includes(act))) return true;
    const seen = new Set(this.case.places);
    // What is added while the set is walked through is walked through as well.
    for (const here of seen) {
      if (clock.waitsAt.includes(here)) return true;
      for (const place of rowOf(this.machine.leads, here)) seen.add(place);
    }
    return false;
  }
}
