/**
 * One procedure of a policy, to run cases of it: an event in and the next case out, and what is due by when.
 *
 * Made from the policy; not to be changed by hand. It needs ES2022 with the time zones of `Intl` and nothing else.
 * A host calls `step`, `replay`, `tell`, `due` and `expire`, which stand at the end; `MACHINE` holds what they run on,
 * with the words for people beside every id.
 */

// What a machine is given as: places, moves, clocks and a calendar, all of it text, whole numbers and rows of them.

/** How many of which unit: hour, day, calendar day, working day, week, month, calendar month, year. */
export type Duration = readonly [count: number, unit: string];
/** An event from which a time counts, and what the policy calls it. */
export type Start = readonly [event: string, label: string];
/** Where an event leads, the rule that says so, and the acts that it leaves behind and that stay owed. */
export type Move = readonly [target: string, rule: string, over: readonly string[]];
/** Look-ups by id. */
export type Table<Row> = { readonly [id: string]: Row };

/** Where a case can be. `twinOf`: the place in which the same is owed. `final`: nothing leads on from here. */
export interface Place {
  readonly title: string;
  readonly kind: "start" | "step" | "decision" | "not formalised" | "rest" | "ending";
  readonly stage: string;
  readonly rule: string;
  readonly reason: string;
  readonly leadsTo: string;
  readonly twinOf: string;
  readonly final: boolean;
}

/** An event: who makes it happen, the rule that speaks of it, and the clock that bounds when it happens. */
export interface EventInfo {
  readonly label: string;
  readonly by: readonly string[];
  readonly rule: string;
  readonly boundBy: string;
}

/** A rule as the policy says it. Its events are its id with `.done`, `.received` and the like behind it. */
export interface RuleInfo {
  readonly stage: string;
  readonly sentence: string;
  readonly strength: string;
  readonly source: string;
}

/** By how much an act extends a time, to no more than `total`; `longer`: a later day than that may be told. */
export interface Extension {
  readonly kind: string;
  readonly duration: Duration | null;
  readonly total: Duration | null;
  readonly longer: boolean;
}

/**
 * The condition of a rule. `acts`: for each part the acts that make it so, of each who must have done it one.
 *
 * Where a part has none, the host must tell. `denied`: it is so while they have not.
 * `joined`: how each part but the last is joined to all that follows it. "A and either B or C": and, or.
 */
export interface Condition {
  readonly says: string;
  readonly unless: boolean;
  readonly joined: readonly ("and" | "or")[];
  readonly acts: readonly (readonly (readonly string[])[])[];
  readonly denied: readonly boolean[];
}

/**
 * A time: `duration` from one of `starts` until one of `stops`.
 *
 * `pick`: the later or earlier of that and `second` from `secondStart`. `otherwise` from `otherwiseStarts` counts where
 * the condition of the rule does not hold, and at once where that is `atOnce`; `forEveryone`: the rule says what counts
 * then. `keptBy`: what keeps it, `stops` and for the first way in receipt. `wayIn`: it also counts before its stage has
 * begun, once one of `openedBy` (`openedByAll`: each) has happened. `waitsAt`: the places at which what stops or opens it
 * may come, or is owed on arrival. `begins`: for what comes again and again, the events by which the first turn begins.
 * `agreed`: the event that tells of an agreed day. `before`: it ends before its start, or before the day on which that
 * is due (`beforeDue`). `counts` is false where the rule gives no time that can be counted; `silent`: its end says that
 * nobody has acted.
 */
export interface Clock {
  readonly id: string;
  readonly rule: string;
  readonly stage: string;
  readonly kind: "promise" | "target" | "window" | "repeat";
  readonly counts: boolean;
  readonly silent: boolean;
  readonly duration: Duration | null;
  readonly starts: readonly Start[];
  readonly stops: readonly string[];
  readonly keptBy: readonly string[];
  readonly pick: string;
  readonly second: Duration | null;
  readonly secondStart: Start | null;
  readonly otherwise: Duration | null;
  readonly otherwiseStarts: readonly Start[];
  readonly forEveryone: boolean;
  readonly atOnce: boolean | null;
  readonly before: boolean;
  readonly beforeDue: boolean;
  readonly agreed: string;
  readonly extensions: Table<Extension>;
  readonly wayIn: boolean;
  readonly openedBy: readonly string[];
  readonly openedByAll: boolean;
  readonly waitsAt: readonly string[];
  readonly begins: readonly string[];
}

/** The clocks of a stage stand still between two events. */
export interface Pause {
  readonly stage: string;
  readonly startsOn: string;
  readonly endsOn: string;
}

/**
 * Which days are worked and how they are counted.
 *
 * `weekdays`: 0 is Monday. `closed`: by year, the days of the working week that are not worked, as MMDD. `dayEnds`:
 * what comes later than this hour comes late; empty where only midnight ends a day.
 */
export interface CalendarInfo {
  readonly name: string;
  readonly digest: string;
  readonly first: string;
  readonly last: string;
  readonly knownUntil: string;
  readonly weekdays: readonly number[];
  readonly closed: Table<string>;
  readonly dayEnds: string;
  readonly nextWorkingDay: boolean;
  readonly countsFirstDay: boolean;
  readonly clear: boolean;
  readonly roll: boolean;
  readonly pauseInclusive: boolean;
  readonly restart: boolean;
}

/**
 * A procedure compiled, with its clocks and its calendar.
 *
 * `initial`: the place on each line. `named`: the events that the rules of a stage name. `recorded`: events that are
 * noted wherever they come. `owedIn`, `owedOn`: what arriving at a place, or an event, makes owed. `closing`: endings
 * that close a case; `beforeClosing`: what must be done first. `atMost`: how often an act may be done. `keeps`: the
 * duties that an act does in their place. `leads`: where the rules lead from a place. `reopening`: the events by which
 * a stage is opened again. `conditions`: those of rules with a time.
 */
export interface Machine {
  readonly council: string;
  readonly policy: string;
  readonly edition: string;
  readonly kind: string;
  readonly initial: readonly string[];
  readonly receipt: string;
  readonly submission: string;
  readonly places: Table<Place>;
  readonly events: Table<EventInfo>;
  readonly rules: Table<RuleInfo>;
  readonly moves: Table<Table<Move>>;
  readonly leads: Table<readonly string[]>;
  readonly named: Table<readonly string[]>;
  readonly recorded: readonly string[];
  readonly owedIn: Table<readonly string[]>;
  readonly owedOn: Table<readonly string[]>;
  readonly closing: readonly string[];
  readonly beforeClosing: readonly string[];
  readonly atMost: Table<number>;
  readonly keeps: Table<readonly string[]>;
  readonly firstStage: string;
  readonly reopening: Table<readonly string[]>;
  readonly conditions: Table<Condition>;
  readonly clocks: readonly Clock[];
  readonly pauses: readonly Pause[];
  readonly calendar: CalendarInfo;
}

/** Return what a table holds under an id that it has itself: `constructor` is no event. */
function found<Row>(table: Table<Row>, id: string): Row | undefined {
  return Object.hasOwn(table, id) ? table[id] : undefined;
}

/** Return the row of a table that holds rows. */
function rowOf<Row>(table: Table<readonly Row[]>, id: string): readonly Row[] {
  return found(table, id) ?? [];
}

// Moments and days. Local time is Europe/London.
//
// A moment is a number of milliseconds since 1970, a day a number of days since then.

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;
const LONDON = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", hour: "2-digit", hourCycle: "h23" });
const WITH_ZONE = /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/;

/** What clocks in London show at a moment. */
export interface Shown {
  readonly day: number;
  readonly time: number;
}

/** Return the moment that a text names, as `2027-03-18T10:00:00+00:00`; throws a RangeError for one without a zone. */
function momentOf(text: string): number {
  const moment = WITH_ZONE.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(moment)) throw new RangeError(`${text} is no moment with its time zone`);
  return moment;
}

/** Return by how much clocks in London are ahead of universal time. */
function offset(moment: number): number {
  return ((Number(LONDON.format(moment)) - new Date(moment).getUTCHours() + 24) % 24) * HOUR;
}

/** Return what clocks in London show. */
function inLondon(moment: number): Shown {
  const shown = moment + offset(moment);
  const day = Math.floor(shown / DAY);
  return { day, time: shown - day * DAY };
}

/** Return the moment at which clocks in London show a time; one that comes twice is the first of the two. */
function local(day: number, time = 0): number {
  const shown = day * DAY + time;
  return shown - HOUR + offset(shown - HOUR) === shown ? shown - HOUR : shown;
}

/** Return 24:00 of a day. */
function endOf(day: number): number {
  return local(day + 1);
}

/** Return the day that a text names, as `2027-03-18`; throws a RangeError for any other text. */
function dayOf(text: string): number {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) / DAY : NaN;
  if (Number.isNaN(day) || dayText(day) !== text) throw new RangeError(`${text} is no day`);
  return day;
}

/** Return a day as text. */
function dayText(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Return a moment as text, as clocks in London show it. */
function momentText(moment: number): string {
  const ahead = offset(moment);
  const shown = new Date(moment + ahead).toISOString();
  const parts = moment % SECOND ? `${shown.slice(19, 23)}000` : "";
  return `${shown.slice(0, 19)}${parts}+0${ahead / HOUR}:00`;
}

// From a moment and a duration to the last day, on the calendar of the policy.

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
function inHours(due: Due): boolean {
  return due.duration[1] === "hour";
}

/** Tell whether what happens at a moment is in time. */
function isKept(due: Due, moment: number): boolean {
  return inHours(due) ? moment <= due.end : inLondon(moment).day <= due.day;
}

/**
 * The days of the calendar, numbered from 0.
 *
 * `ordinals[i]` working days lie before day i (one entry more than days); `worked[k]` is the number of the k-th.
 */
class Days {
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
function counted(start: number, duration: Duration, paused: number, days: Days): Due {
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
function countedBack(event: number, duration: Duration, days: Days): Due {
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
function countedWithPauses(start: number, duration: Duration, pauses: readonly Paused[], days: Days): Due {
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

// One case on its way: an event in, the next case out. Pure; knows no clock and no calendar.
//
// Cases do not keep to the page. The event of a later step of the same stage is accepted, and what was passed over
// stays owed; whatever a rule of the stage names is recorded. Refused is only what no rule of the stage names, or what
// a duty that must come first holds up.

/** What became of an event: the case moved; it was noted; noted though no rule waits for it; not taken. */
export type Outcome = "moved" | "stayed" | "out of turn" | "refused";

/**
 * Something that happened at a moment, as text with its zone: `2027-03-18T10:00:00+00:00`. `until`: the new last day
 * that it tells of, as `2027-04-30`.
 */
export interface Happening {
  readonly event: string;
  readonly at: string;
  readonly until?: string | null;
}

/**
 * Where a case is on each line, what happened, what is owed, and how often acts were done that are counted. It is plain
 * data: what `JSON.stringify` keeps of it is all of it.
 *
 * `conditions`: by rule, whether its condition holds in this case; where a rule is missing, that is not known.
 */
export interface Case {
  readonly places: readonly string[];
  readonly happened: readonly Happening[];
  readonly owed: readonly string[];
  readonly used: Table<number>;
  readonly conditions: Table<boolean>;
}

/**
 * The case after an event and what became of it.
 *
 * `over`: the acts that it left behind and that stay owed. Where it was refused, the case is as it was, `reason` says
 * why, and `allowed` are the events that may come instead, or must come first.
 */
export interface Step {
  readonly case: Case;
  readonly outcome: Outcome;
  readonly over: readonly string[];
  readonly reason: string;
  readonly allowed: readonly string[];
}

/** Return the case before anything has happened. */
function opened(machine: Machine): Case {
  return { places: machine.initial, happened: [], owed: [], used: {}, conditions: {} };
}

/** Return the case after an event; throws a RangeError for a moment without a zone. */
function stepped(machine: Machine, before: Case, happening: Happening): Step {
  momentOf(happening.at);
  const event = happening.event;
  for (const [line, place] of before.places.entries()) {
    const move = found(found(machine.moves, place) ?? {}, event);
    if (move !== undefined) return moved(machine, before, happening, line, move);
  }
  if (!isNamed(machine, before, event)) {
    const known = found(machine.events, event) !== undefined;
    return refused(machine, before, `no rule of ${known ? "this stage names" : "the policy knows"} it`);
  }
  const reason = usedUp(machine, before, event);
  if (reason) return refused(machine, before, reason);
  const after = recorded(machine, before, happening);
  const awaited = [event, ...rowOf(machine.keeps, event)].some((act) => before.owed.includes(act));
  if (machine.recorded.includes(event) || awaited) return taken(after, "stayed");
  return { ...taken(after, "out of turn"), reason: "no rule waits for it now; it is recorded" };
}

/** Return a case as it is, with what may come instead: `first` where that must be done before. */
function refused(machine: Machine, before: Case, reason: string, first: readonly string[] = []): Step {
  const ways = before.places.flatMap((place) => Object.keys(found(machine.moves, place) ?? {}));
  const allowed = first.length ? first : [...new Set([...ways, ...before.owed])];
  return { case: before, outcome: "refused", over: [], reason, allowed };
}

/** A case and what became of each of its events. */
export interface Replay {
  readonly case: Case;
  readonly steps: readonly Step[];
}

/** Return the case that events tell of, and what became of each, in the order in which they happened. */
function replayed(machine: Machine, log: Iterable<Happening>): Replay {
  let here = opened(machine);
  const steps: Step[] = [];
  for (const happening of [...log].sort((one, other) => momentOf(one.at) - momentOf(other.at))) {
    const step = stepped(machine, here, happening);
    steps.push(step);
    here = step.case;
  }
  return { case: here, steps };
}

/** Return the case once it is known whether the conditions of rules hold; throws a RangeError for any other rule. */
function told(machine: Machine, before: Case, conditions: Table<boolean>): Case {
  for (const rule of Object.keys(conditions)) {
    if (!found(machine.conditions, rule)) throw new RangeError(`\`${rule}\` is no rule with a time and a condition`);
  }
  return { ...before, conditions: { ...before.conditions, ...conditions } };
}

function taken(after: Case, outcome: Outcome, over: readonly string[] = []): Step {
  return { case: after, outcome, over, reason: "", allowed: [] };
}

function moved(machine: Machine, before: Case, happening: Happening, line: number, move: Move): Step {
  const [target, , over] = move;
  const here = before.places[line] ?? "";
  const first = before.owed.filter((act) => machine.beforeClosing.includes(act));
  if (machine.closing.includes(target) && target !== here && first.length) {
    return refused(machine, before, "the case cannot close before this is done", first);
  }
  const reason = usedUp(machine, before, happening.event);
  if (reason) return refused(machine, before, reason);
  const after = recorded(machine, before, happening);
  if (target === here) return taken(after, "stayed", over);
  const arrives = standsFor(machine, target) !== standsFor(machine, here);
  const opens = [...over, ...(arrives ? rowOf(machine.owedIn, target) : [])].filter((act) => !after.owed.includes(act));
  const places = before.places.map((place, number) => (number === line ? target : place));
  return taken({ ...after, places, owed: [...after.owed, ...opens] }, "moved", over);
}

/** Return the place that stands for this one and its twins: what is owed in them is owed once. */
function standsFor(machine: Machine, place: string): string {
  return found(machine.places, place)?.twinOf || place;
}

/** Return why an act may not be done again; nothing where it may. */
function usedUp(machine: Machine, before: Case, event: string): string {
  const limit = found(machine.atMost, event);
  if (limit === undefined || (found(before.used, event) ?? 0) < limit) return "";
  return limit === 1 ? "this may be done once" : `this may be done ${limit} times`;
}

function recorded(machine: Machine, before: Case, happening: Happening): Case {
  const event = happening.event;
  const done = [event, ...rowOf(machine.keeps, event)];
  const kept = before.owed.filter((act) => !done.includes(act));
  const owed = [...kept, ...rowOf(machine.owedOn, event).filter((act) => !kept.includes(act))];
  const counted = found(machine.atMost, event) !== undefined;
  const used = counted ? { ...before.used, [event]: (found(before.used, event) ?? 0) + 1 } : before.used;
  return { ...before, happened: [...before.happened, happening], owed, used };
}

/** Tell whether a rule of a stage in which the case is, or a duty that is open, names an event. */
function isNamed(machine: Machine, before: Case, event: string): boolean {
  const acts = [event, ...rowOf(machine.keeps, event)];
  if (machine.recorded.includes(event) || acts.some((act) => before.owed.includes(act))) return true;
  const here = before.places.flatMap((place) => found(machine.places, place) ?? []);
  return here.some((place) => place.kind !== "start" && rowOf(machine.named, place.stage).includes(event));
}

// From when until when one clock of a case runs: its start, its pauses, its extensions. Knows no other clock's fate.

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
class Counts {
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
  const values = condition.acts.map((each, number) =>
    each.length ? each.every((acts) => acts.some((act) => done.includes(act))) !== condition.denied[number] : null,
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

// What is due by when in a case: every clock of the stages in which it has been, on the calendar of the policy.
//
// A time that counts from an event which has not happened is shown from the last day on which that event was due, `at
// the latest`, and fixed when it happens. What can no longer be done, because the case went another way or is closed,
// is no longer due; it was missed if its time was over by then. Nothing here waits: the host sends what `expired`
// returns.

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
function dueTimes(machine: Machine, days: Days, of: Case, now?: string): readonly Time[] {
  const last = of.happened.at(-1);
  return last ? new Times(machine, days, of, momentOf(now ?? last.at)).all() : [];
}

/**
 * Return the events that say a time has run out by `now`, for those of which the end moves the case.
 *
 * Where the case waits to hear whether somebody has answered in time, and somebody has, that is said too.
 */
function expired(machine: Machine, days: Days, of: Case, now: string): readonly Happening[] {
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

// The machine: what the policy says, as data.

export type PlaceId =
  | "complaint.start"
  | "complaint.accept"
  | "complaint.exclude.councillor.end"
  | "complaint.stage-1.acknowledge"
  | "complaint.stage-1.about-chief-executive"
  | "complaint.stage-1.pass"
  | "complaint.stage-1.investigate"
  | "complaint.stage-1.finally-decide"
  | "complaint.stage-1.finally-decide.end"
  | "complaint.stage-1.respond"
  | "complaint.stage-1.rest";

export type EventId =
  | "complaint.receipt"
  | "complaint.accept.yes"
  | "complaint.exclude.councillor.applies"
  | "complaint.stage-1.acknowledge.done"
  | "complaint.stage-1.about-chief-executive.yes"
  | "complaint.stage-1.pass.done"
  | "complaint.stage-1.investigate.done"
  | "complaint.stage-1.investigate.or-appoint"
  | "complaint.stage-1.investigate.or-choose-another-way"
  | "complaint.stage-1.finally-decide.done"
  | "complaint.stage-1.about-chief-executive.no"
  | "complaint.stage-1.respond.done"
  | "clock.complaint.stage-1.acknowledge"
  | "clock.complaint.stage-1.respond";

export type ClockId =
  | "clock.complaint.stage-1.acknowledge"
  | "clock.complaint.stage-1.respond";

export const MACHINE: Machine = {
  council: "Woking Borough Council",
  policy: "Customer complaints",
  edition: "undated-older",
  kind: "complaint",
  initial: ["complaint.start"],
  receipt: "complaint.receipt",
  submission: "complaint.submission",
  places: {
    "complaint.start": {
      title: "You send us your complaint",
      kind: "start",
      stage: "arrival",
      rule: "",
      reason: "",
      leadsTo: "",
      twinOf: "",
      final: false,
    },
    "complaint.accept": {
      title: "Does this procedure cover your complaint?",
      kind: "decision",
      stage: "arrival",
      rule: "",
      reason: "",
      leadsTo: "",
      twinOf: "",
      final: false,
    },
    "complaint.exclude.councillor.end": {
      title: "Go to the arrangements under the Localism Act",
      kind: "ending",
      stage: "arrival",
      rule: "complaint.exclude.councillor",
      reason: "not for this procedure",
      leadsTo: "the arrangements under the Localism Act",
      twinOf: "",
      final: true,
    },
    "complaint.stage-1.acknowledge": {
      title: "We acknowledge your complaint",
      kind: "step",
      stage: "stage-1",
      rule: "complaint.stage-1.acknowledge",
      reason: "",
      leadsTo: "",
      twinOf: "",
      final: false,
    },
    "complaint.stage-1.about-chief-executive": {
      title: "Whether the complaint is about the chief executive",
      kind: "decision",
      stage: "stage-1",
      rule: "complaint.stage-1.about-chief-executive",
      reason: "",
      leadsTo: "",
      twinOf: "",
      final: false,
    },
    "complaint.stage-1.pass": {
      title: "We pass your complaint to the monitoring officer",
      kind: "step",
      stage: "stage-1",
      rule: "complaint.stage-1.pass",
      reason: "",
      leadsTo: "",
      twinOf: "",
      final: false,
    },
    "complaint.stage-1.investigate": {
      title: "We investigate your complaint",
      kind: "step",
      stage: "stage-1",
      rule: "complaint.stage-1.investigate",
      reason: "",
      leadsTo: "",
      twinOf: "",
      final: false,
    },
    "complaint.stage-1.finally-decide": {
      title: "We take the final decision",
      kind: "step",
      stage: "stage-1",
      rule: "complaint.stage-1.finally-decide",
      reason: "",
      leadsTo: "",
      twinOf: "",
      final: false,
    },
    "complaint.stage-1.finally-decide.end": {
      title: "Ended",
      kind: "ending",
      stage: "stage-1",
      rule: "complaint.stage-1.finally-decide",
      reason: "ended by a rule",
      leadsTo: "",
      twinOf: "",
      final: true,
    },
    "complaint.stage-1.respond": {
      title: "We respond to your complaint",
      kind: "step",
      stage: "stage-1",
      rule: "complaint.stage-1.respond",
      reason: "",
      leadsTo: "",
      twinOf: "",
      final: false,
    },
    "complaint.stage-1.rest": {
      title: "Ended",
      kind: "ending",
      stage: "stage-1",
      rule: "",
      reason: "answered",
      leadsTo: "",
      twinOf: "",
      final: true,
    },
  },
  events: {
    "complaint.receipt": {label: "receipt", by: [], rule: "", boundBy: ""},
    "complaint.accept.yes": {label: "yes", by: [], rule: "", boundBy: ""},
    "complaint.exclude.councillor.applies": {
      label: "the conduct of a councillor",
      by: [],
      rule: "complaint.exclude.councillor",
      boundBy: "",
    },
    "complaint.stage-1.acknowledge.done": {
      label: "acknowledgement",
      by: ["the council"],
      rule: "complaint.stage-1.acknowledge",
      boundBy: "clock.complaint.stage-1.acknowledge",
    },
    "complaint.stage-1.about-chief-executive.yes": {
      label: "the complaint is about the chief executive",
      by: [],
      rule: "complaint.stage-1.about-chief-executive",
      boundBy: "",
    },
    "complaint.stage-1.pass.done": {
      label: "handover",
      by: ["the council"],
      rule: "complaint.stage-1.pass",
      boundBy: "",
    },
    "complaint.stage-1.investigate.done": {
      label: "investigation",
      by: ["the monitoring officer"],
      rule: "complaint.stage-1.investigate",
      boundBy: "",
    },
    "complaint.stage-1.investigate.or-appoint": {
      label: "appointment",
      by: ["the monitoring officer"],
      rule: "complaint.stage-1.investigate",
      boundBy: "",
    },
    "complaint.stage-1.investigate.or-choose-another-way": {
      label: "choice of another way",
      by: ["the monitoring officer"],
      rule: "complaint.stage-1.investigate",
      boundBy: "",
    },
    "complaint.stage-1.finally-decide.done": {
      label: "final decision",
      by: ["the monitoring officer"],
      rule: "complaint.stage-1.finally-decide",
      boundBy: "",
    },
    "complaint.stage-1.about-chief-executive.no": {
      label: "no",
      by: [],
      rule: "complaint.stage-1.about-chief-executive",
      boundBy: "",
    },
    "complaint.stage-1.respond.done": {
      label: "response",
      by: ["the council"],
      rule: "complaint.stage-1.respond",
      boundBy: "clock.complaint.stage-1.respond",
    },
    "clock.complaint.stage-1.acknowledge": {
      label: "time is over",
      by: [],
      rule: "complaint.stage-1.acknowledge",
      boundBy: "",
    },
    "clock.complaint.stage-1.respond": {label: "time is over", by: [], rule: "complaint.stage-1.respond", boundBy: ""},
  },
  rules: {
    "complaint.stage-1.acknowledge": {
      stage: "stage-1",
      sentence: "The council must acknowledge within 5 working days of receipt.",
      strength: "must",
      source: "Woking Borough Council, How your complaint is reviewed",
    },
    "complaint.stage-1.include": {
      stage: "stage-1",
      sentence: "The acknowledgement must include the name of the investigator.",
      strength: "must",
      source: "Woking Borough Council, How your complaint is reviewed",
    },
    "complaint.stage-1.pass": {
      stage: "stage-1",
      sentence: "The council must pass the complaint to the monitoring officer.",
      strength: "must",
      source: "Woking Borough Council, How your complaint is reviewed",
    },
    "complaint.stage-1.investigate": {
      stage: "stage-1",
      sentence: "The monitoring officer must investigate or appoint an independent person or choose another way.",
      strength: "must",
      source: "Woking Borough Council, How your complaint is reviewed",
    },
    "complaint.stage-1.finally-decide": {
      stage: "stage-1",
      sentence: "The monitoring officer must finally decide, after which the complaint is closed.",
      strength: "must",
      source: "Woking Borough Council, How your complaint is reviewed",
    },
    "complaint.stage-1.respond": {
      stage: "stage-1",
      sentence: "The council must respond within 20 working days of the acknowledgement.",
      strength: "must",
      source: "Woking Borough Council, How your complaint is reviewed",
    },
  },
  moves: {
    "complaint.start": {"complaint.receipt": ["complaint.accept", "", []]},
    "complaint.accept": {
      "complaint.accept.yes": ["complaint.stage-1.acknowledge", "", []],
      "complaint.exclude.councillor.applies": ["complaint.exclude.councillor.end", "complaint.exclude.councillor", []],
      "complaint.stage-1.acknowledge.done": [
        "complaint.stage-1.about-chief-executive",
        "complaint.stage-1.acknowledge",
        [],
      ],
      "complaint.stage-1.pass.done": [
        "complaint.stage-1.investigate",
        "complaint.stage-1.pass",
        ["complaint.stage-1.acknowledge.done"],
      ],
      "complaint.stage-1.respond.done": [
        "complaint.stage-1.rest",
        "complaint.stage-1.respond",
        ["complaint.stage-1.acknowledge.done"],
      ],
      "complaint.stage-1.investigate.done": [
        "complaint.stage-1.finally-decide",
        "complaint.stage-1.investigate",
        ["complaint.stage-1.acknowledge.done", "complaint.stage-1.pass.done"],
      ],
      "complaint.stage-1.finally-decide.done": [
        "complaint.stage-1.finally-decide.end",
        "complaint.stage-1.finally-decide",
        ["complaint.stage-1.acknowledge.done", "complaint.stage-1.pass.done", "complaint.stage-1.investigate.done"],
      ],
    },
    "complaint.exclude.councillor.end": {},
    "complaint.stage-1.acknowledge": {
      "complaint.stage-1.acknowledge.done": [
        "complaint.stage-1.about-chief-executive",
        "complaint.stage-1.acknowledge",
        [],
      ],
      "complaint.stage-1.pass.done": [
        "complaint.stage-1.investigate",
        "complaint.stage-1.pass",
        ["complaint.stage-1.acknowledge.done"],
      ],
      "complaint.stage-1.respond.done": [
        "complaint.stage-1.rest",
        "complaint.stage-1.respond",
        ["complaint.stage-1.acknowledge.done"],
      ],
      "complaint.stage-1.investigate.done": [
        "complaint.stage-1.finally-decide",
        "complaint.stage-1.investigate",
        ["complaint.stage-1.acknowledge.done", "complaint.stage-1.pass.done"],
      ],
      "complaint.stage-1.finally-decide.done": [
        "complaint.stage-1.finally-decide.end",
        "complaint.stage-1.finally-decide",
        ["complaint.stage-1.acknowledge.done", "complaint.stage-1.pass.done", "complaint.stage-1.investigate.done"],
      ],
    },
    "complaint.stage-1.about-chief-executive": {
      "complaint.stage-1.about-chief-executive.yes": [
        "complaint.stage-1.pass",
        "complaint.stage-1.about-chief-executive",
        [],
      ],
      "complaint.stage-1.about-chief-executive.no": [
        "complaint.stage-1.respond",
        "complaint.stage-1.about-chief-executive",
        [],
      ],
      "complaint.stage-1.pass.done": ["complaint.stage-1.investigate", "complaint.stage-1.pass", []],
      "complaint.stage-1.respond.done": ["complaint.stage-1.rest", "complaint.stage-1.respond", []],
      "complaint.stage-1.investigate.done": [
        "complaint.stage-1.finally-decide",
        "complaint.stage-1.investigate",
        ["complaint.stage-1.pass.done"],
      ],
      "complaint.stage-1.finally-decide.done": [
        "complaint.stage-1.finally-decide.end",
        "complaint.stage-1.finally-decide",
        ["complaint.stage-1.pass.done", "complaint.stage-1.investigate.done"],
      ],
    },
    "complaint.stage-1.pass": {
      "complaint.stage-1.pass.done": ["complaint.stage-1.investigate", "complaint.stage-1.pass", []],
      "complaint.stage-1.investigate.done": [
        "complaint.stage-1.finally-decide",
        "complaint.stage-1.investigate",
        ["complaint.stage-1.pass.done"],
      ],
      "complaint.stage-1.finally-decide.done": [
        "complaint.stage-1.finally-decide.end",
        "complaint.stage-1.finally-decide",
        ["complaint.stage-1.pass.done", "complaint.stage-1.investigate.done"],
      ],
    },
    "complaint.stage-1.investigate": {
      "complaint.stage-1.investigate.done": ["complaint.stage-1.finally-decide", "complaint.stage-1.investigate", []],
      "complaint.stage-1.investigate.or-appoint": [
        "complaint.stage-1.investigate",
        "complaint.stage-1.investigate",
        [],
      ],
      "complaint.stage-1.investigate.or-choose-another-way": [
        "complaint.stage-1.investigate",
        "complaint.stage-1.investigate",
        [],
      ],
      "complaint.stage-1.finally-decide.done": [
        "complaint.stage-1.finally-decide.end",
        "complaint.stage-1.finally-decide",
        ["complaint.stage-1.investigate.done"],
      ],
    },
    "complaint.stage-1.finally-decide": {
      "complaint.stage-1.finally-decide.done": [
        "complaint.stage-1.finally-decide.end",
        "complaint.stage-1.finally-decide",
        [],
      ],
    },
    "complaint.stage-1.finally-decide.end": {},
    "complaint.stage-1.respond": {
      "complaint.stage-1.respond.done": ["complaint.stage-1.rest", "complaint.stage-1.respond", []],
    },
    "complaint.stage-1.rest": {},
  },
  leads: {
    "complaint.start": ["complaint.accept"],
    "complaint.accept": ["complaint.stage-1.acknowledge", "complaint.exclude.councillor.end"],
    "complaint.stage-1.acknowledge": ["complaint.stage-1.about-chief-executive"],
    "complaint.stage-1.about-chief-executive": ["complaint.stage-1.pass", "complaint.stage-1.respond"],
    "complaint.stage-1.pass": ["complaint.stage-1.investigate"],
    "complaint.stage-1.investigate": ["complaint.stage-1.finally-decide"],
    "complaint.stage-1.finally-decide": ["complaint.stage-1.finally-decide.end"],
    "complaint.stage-1.respond": ["complaint.stage-1.rest"],
  },
  named: {
    arrival: [
      "complaint.exclude.councillor.applies",
      "complaint.receipt",
      "complaint.stage-1.about-chief-executive.no",
      "complaint.stage-1.about-chief-executive.yes",
      "complaint.stage-1.acknowledge.done",
      "complaint.stage-1.acknowledge.received",
      "complaint.stage-1.finally-decide.done",
      "complaint.stage-1.finally-decide.received",
      "complaint.stage-1.include.done",
      "complaint.stage-1.include.received",
      "complaint.stage-1.investigate.done",
      "complaint.stage-1.investigate.or-appoint",
      "complaint.stage-1.investigate.or-choose-another-way",
      "complaint.stage-1.investigate.received",
      "complaint.stage-1.pass.done",
      "complaint.stage-1.pass.received",
      "complaint.stage-1.respond.done",
      "complaint.stage-1.respond.received",
    ],
    "stage-1": [
      "complaint.stage-1.about-chief-executive.no",
      "complaint.stage-1.about-chief-executive.yes",
      "complaint.stage-1.acknowledge.done",
      "complaint.stage-1.acknowledge.received",
      "complaint.stage-1.finally-decide.done",
      "complaint.stage-1.finally-decide.received",
      "complaint.stage-1.include.done",
      "complaint.stage-1.include.received",
      "complaint.stage-1.investigate.done",
      "complaint.stage-1.investigate.or-appoint",
      "complaint.stage-1.investigate.or-choose-another-way",
      "complaint.stage-1.investigate.received",
      "complaint.stage-1.pass.done",
      "complaint.stage-1.pass.received",
      "complaint.stage-1.respond.done",
      "complaint.stage-1.respond.received",
    ],
  },
  recorded: ["clock.complaint.stage-1.acknowledge", "clock.complaint.stage-1.respond"],
  owedIn: {},
  owedOn: {},
  closing: ["complaint.stage-1.finally-decide.end"],
  beforeClosing: [],
  atMost: {},
  keeps: {},
  firstStage: "stage-1",
  reopening: {},
  conditions: {},
  clocks: [
    {
      id: "clock.complaint.stage-1.acknowledge",
      rule: "complaint.stage-1.acknowledge",
      stage: "stage-1",
      kind: "promise",
      counts: true,
      silent: false,
      duration: [5, "working day"],
      starts: [["complaint.receipt", "receipt"]],
      stops: ["complaint.stage-1.acknowledge.done"],
      keptBy: ["complaint.stage-1.acknowledge.done"],
      pick: "",
      second: null,
      secondStart: null,
      otherwise: null,
      otherwiseStarts: [],
      forEveryone: false,
      atOnce: null,
      before: false,
      beforeDue: false,
      agreed: "",
      extensions: {},
      wayIn: false,
      openedBy: [],
      openedByAll: false,
      waitsAt: ["complaint.stage-1.acknowledge"],
      begins: [],
    },
    {
      id: "clock.complaint.stage-1.respond",
      rule: "complaint.stage-1.respond",
      stage: "stage-1",
      kind: "promise",
      counts: true,
      silent: false,
      duration: [20, "working day"],
      starts: [["complaint.stage-1.acknowledge.done", "the acknowledgement"]],
      stops: ["complaint.stage-1.respond.done"],
      keptBy: ["complaint.stage-1.respond.done"],
      pick: "",
      second: null,
      secondStart: null,
      otherwise: null,
      otherwiseStarts: [],
      forEveryone: false,
      atOnce: null,
      before: false,
      beforeDue: false,
      agreed: "",
      extensions: {},
      wayIn: false,
      openedBy: [],
      openedByAll: false,
      waitsAt: ["complaint.stage-1.respond"],
      begins: [],
    },
  ],
  pauses: [],
  calendar: {
    name: "Monday to Friday except bank holidays in England",
    digest: "bddc92f60ec7b8c689411f147d8a71c3a5c442b3da0543a2612700c0072baaa5",
    first: "2012-01-01",
    last: "2031-12-31",
    knownUntil: "2028-12-31",
    weekdays: [0, 1, 2, 3, 4],
    closed: {
      "2012": "0102 0406 0409 0507 0604 0605 0827 1225 1226",
      "2013": "0101 0329 0401 0506 0527 0826 1225 1226",
      "2014": "0101 0418 0421 0505 0526 0825 1225 1226",
      "2015": "0101 0403 0406 0504 0525 0831 1225 1228",
      "2016": "0101 0325 0328 0502 0530 0829 1226 1227",
      "2017": "0102 0414 0417 0501 0529 0828 1225 1226",
      "2018": "0101 0330 0402 0507 0528 0827 1225 1226",
      "2019": "0101 0419 0422 0506 0527 0826 1225 1226",
      "2020": "0101 0410 0413 0508 0525 0831 1225 1228",
      "2021": "0101 0402 0405 0503 0531 0830 1227 1228",
      "2022": "0103 0415 0418 0502 0602 0603 0829 0919 1226 1227",
      "2023": "0102 0407 0410 0501 0508 0529 0828 1225 1226",
      "2024": "0101 0329 0401 0506 0527 0826 1225 1226",
      "2025": "0101 0418 0421 0505 0526 0825 1225 1226",
      "2026": "0101 0403 0406 0504 0525 0831 1225 1228",
      "2027": "0101 0326 0329 0503 0531 0830 1227 1228",
      "2028": "0103 0414 0417 0501 0529 0828 1225 1226",
      "2029": "0101 0330 0402 0507 0528 0827 1225 1226",
      "2030": "0101 0419 0422 0506 0527 0826 1225 1226",
      "2031": "0101 0411 0414 0505 0526 0825 1225 1226",
    },
    dayEnds: "",
    nextWorkingDay: false,
    countsFirstDay: false,
    clear: false,
    roll: false,
    pauseInclusive: false,
    restart: false,
  },
};

// What a host calls: one machine, an event in and the next case out, what is due, and which times have run out.

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
