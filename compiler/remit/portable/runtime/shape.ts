/**
 * What a machine is given as: places, moves, clocks and a calendar, all of it text, whole numbers and rows of them.
 */

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
 * The condition of a rule. `acts`: for each part the acts that make it so; none where the host must tell.
 *
 * `joined`: how each part but the last is joined to all that follows it. "A and either B or C": and, or.
 */
export interface Condition {
  readonly says: string;
  readonly unless: boolean;
  readonly joined: readonly ("and" | "or")[];
  readonly acts: readonly (readonly string[])[];
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
export function found<Row>(table: Table<Row>, id: string): Row | undefined {
  return Object.hasOwn(table, id) ? table[id] : undefined;
}

/** Return the row of a table that holds rows. */
export function rowOf<Row>(table: Table<readonly Row[]>, id: string): readonly Row[] {
  return found(table, id) ?? [];
}
