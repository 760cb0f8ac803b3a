/**
 * One case on its way: an event in, the next case out. Pure; knows no clock and no calendar.
 *
 * Cases do not keep to the page. The event of a later step of the same stage is accepted, and what was passed over
 * stays owed; whatever a rule of the stage names is recorded. Refused is only what no rule of the stage names, or what
 * a duty that must come first holds up.
 */

import { momentOf } from "./moments.js";
import { found, rowOf, type Machine, type Move, type Table } from "./shape.js";

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
export function opened(machine: Machine): Case {
  return { places: machine.initial, happened: [], owed: [], used: {}, conditions: {} };
}

/** Return the case after an event; throws a RangeError for a moment without a zone. */
export function stepped(machine: Machine, before: Case, happening: Happening): Step {
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
export function replayed(machine: Machine, log: Iterable<Happening>): Replay {
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
export function told(machine: Machine, before: Case, conditions: Table<boolean>): Case {
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
export function standsFor(machine: Machine, place: string): string {
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
