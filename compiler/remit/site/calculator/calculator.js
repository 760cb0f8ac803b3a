/*
 * Tells on which days one hears back, from what a reader types. Made from TypeScript; not to be changed by hand.
 *
 * Nothing is fetched and nothing kept. It counts as the compiler does: the first parts are those of its modules for
 * other systems. All words and days come from the page, as data.
 */
const remitCalculator = (() => {
"use strict";

/**
 * Moments and days. Local time is Europe/London.
 *
 * A moment is a number of milliseconds since 1970, a day a number of days since then.
 */
const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;
const LONDON = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", hour: "2-digit", hourCycle: "h23" });
/** Return by how much clocks in London are ahead of universal time. */
function offset(moment) {
  return ((Number(LONDON.format(moment)) - new Date(moment).getUTCHours() + 24) % 24) * HOUR;
}
/** Return what clocks in London show. */
function inLondon(moment) {
  const shown = moment + offset(moment);
  const day = Math.floor(shown / DAY);
  return { day, time: shown - day * DAY };
}
/** Return the moment at which clocks in London show a time; one that comes twice is the first of the two. */
function local(day, time = 0) {
  const shown = day * DAY + time;
  return shown - HOUR + offset(shown - HOUR) === shown ? shown - HOUR : shown;
}
/** Return 24:00 of a day. */
function endOf(day) {
  return local(day + 1);
}
/** Return the day that a text names, as `2027-03-18`; throws a RangeError for any other text. */
function dayOf(text) {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) / DAY : NaN;
  if (Number.isNaN(day) || dayText(day) !== text)
    throw new RangeError(`${text} is no day`);
  return day;
}
/** Return a day as text. */
function dayText(day) {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/**
 * From a moment and a duration to the last day, on the calendar of the policy.
 */
const MONTHS_OF = { month: 1, "calendar month": 1, year: 12 };
const DAYS_OF = { day: 1, "calendar day": 1, week: 7 };
/** A count that leaves the years of the calendar. */
class HorizonError extends RangeError {
}
/** Tell whether the last moment, and not only the last day, counts. */
function inHours(due) {
  return due.duration[1] === "hour";
}
/**
 * The days of the calendar, numbered from 0.
 *
 * `ordinals[i]` working days lie before day i (one entry more than days); `worked[k]` is the number of the k-th.
 */
class Days {
  first;
  last;
  count;
  knownUntil;
  dayEnds;
  ordinals;
  worked;
  info;
  constructor(info) {
    this.info = info;
    this.first = dayOf(info.first);
    this.last = dayOf(info.last);
    this.count = this.last - this.first + 1;
    this.knownUntil = dayOf(info.knownUntil);
    this.dayEnds = info.dayEnds ? Date.parse(`1970-01-01T${info.dayEnds}Z`) : null;
    const rows = Object.entries(info.closed);
    const closed = new Set(rows.flatMap(([year, days]) => days.split(" ").map((day) => `${year}${day}`)));
    const ordinals = [0];
    const worked = [];
    for (let number = 0; number < this.count; number++) {
      const day = this.first + number;
      // The first of January 1970 was a Thursday.
      const works = info.weekdays.includes((((day + 3) % 7) + 7) % 7);
      if (works && !closed.has(dayText(day).replaceAll("-", "")))
        worked.push(number);
      ordinals.push(worked.length);
    }
    this.ordinals = ordinals;
    this.worked = worked;
  }
  /** Return the number of a day; throws a HorizonError outside the calendar. */
  index(day) {
    if (day >= this.first && day <= this.last)
      return day - this.first;
    throw this.outside(`${dayText(day)} lies outside the calendar`);
  }
  /** Return how many working days lie before the day of a number. */
  ordinal(number) {
    const found = this.ordinals[number];
    if (found === undefined)
      throw this.outside("the count leaves the calendar");
    return found;
  }
  /** Return the working day at a place among them; throws a HorizonError where there is none. */
  workingDay(place) {
    const found = this.worked[place];
    if (found === undefined)
      throw this.outside("the count leaves the calendar");
    return this.first + found;
  }
  /** Return the number of the day on which what happens then counts in working days as happening. */
  start(shown) {
    if (!this.info.nextWorkingDay)
      return this.index(shown.day);
    const late = this.dayEnds !== null && shown.time > this.dayEnds;
    return this.workingDay(this.ordinal(this.index(shown.day) + Number(late))) - this.first;
  }
  /** Return how many working days are behind before the first that is counted from a day. */
  passed(number) {
    if (this.info.countsFirstDay)
      return this.ordinal(number);
    return this.info.nextWorkingDay ? this.ordinal(number) + 1 : this.ordinal(number + 1);
  }
  /** Return the day so many days later; throws a HorizonError outside the calendar. */
  added(day, days) {
    this.index(day);
    this.index(day + days);
    return day + days;
  }
  /** Return the date so many units later (negative: before); a month without such a day ends on its last day. */
  moved(day, count, unit) {
    const days = DAYS_OF[unit];
    if (days !== undefined)
      return this.added(day, count * days);
    const from = new Date(day * DAY);
    const months = from.getUTCFullYear() * 12 + from.getUTCMonth() + count * (MONTHS_OF[unit] ?? NaN);
    const year = Math.floor(months / 12);
    const [first, last] = [Number(this.info.first.slice(0, 4)), Number(this.info.last.slice(0, 4))];
    if (!(year >= first && year <= last))
      throw this.outside("the count leaves the calendar");
    const length = new Date(Date.UTC(year, (months % 12) + 1, 0)).getUTCDate();
    return Date.UTC(year, months % 12, Math.min(from.getUTCDate(), length)) / DAY;
  }
  /** Return the day, or the next working day after it where the policy moves a last day that is not worked. */
  rolled(day) {
    return this.info.roll ? this.workingDay(this.ordinal(this.index(day))) : day;
  }
  /** Tell whether a day lies where bank holidays are worked out and not yet proclaimed. */
  provisional(day) {
    return day > this.knownUntil;
  }
  outside(what) {
    return new HorizonError(`${what}, which goes from ${this.info.first} to ${this.info.last}`);
  }
}
/** Return the last moment at which a duration from `start` is kept, `paused` later. */
function counted(start, duration, paused, days) {
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
  if (days.info.countsFirstDay && count && !whole)
    ends -= 1;
  const day = days.rolled(days.added(ends, paused));
  return { start, duration, day, end: endOf(day), paused, provisional: days.info.roll && days.provisional(day) };
}
/** Return the last moment that is at least a duration before an event. */
function countedBack(event, duration, days) {
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

/**
 * From a receipt to the dates that follow from it, and to whether the edition holds for it. Knows no page.
 */
const NOON = 12 * HOUR;
/** Reckons the dates of one procedure. A day is a number of days since 1970; a time is null where none was told. */
class Reckoning {
  days;
  rules;
  constructor(rules) {
    this.rules = rules;
    this.days = new Days(rules.calendar);
  }
  /** Return the last moment of every promise, null for each where a date lies beyond the calendar. */
  dates(day, time) {
    const receipt = local(day, time ?? NOON);
    try {
      for (const chain of this.rules.also)
        this.due(chain, receipt);
      return this.rules.promises.map(({ chain }) => this.due(chain, receipt));
    }
    catch (error) {
      if (!(error instanceof HorizonError))
        throw error;
      return this.rules.promises.map(() => null);
    }
  }
  /** Tell whether the edition holds for what is received then; null: for a part of that day, or not for certain. */
  holds(day, time) {
    const [first, last] = time === null ? [day * DAY, (day + 1) * DAY - 1] : [day * DAY + time, day * DAY + time];
    const [maybe, surely] = this.rules.since?.map(shown) ?? [-Infinity, -Infinity];
    const until = this.rules.until === null ? Infinity : shown(this.rules.until);
    if (last < (maybe ?? 0) || first >= until)
      return false;
    return first >= (surely ?? 0) && last < until ? true : null;
  }
  due(chain, receipt) {
    if ("pick" in chain) {
      const [one, other] = [this.due(chain.of[0], receipt), this.due(chain.of[1], receipt)];
      return (chain.pick === "later" ? one.end >= other.end : one.end <= other.end) ? one : other;
    }
    const starts = chain.from.map((each) => this.latest(this.due(each, receipt), chain.count[1]));
    const start = starts.length ? Math.max(...starts) : receipt;
    return chain.back ? countedBack(start, chain.count, this.days) : counted(start, chain.count, 0, this.days);
  }
  /** Return the last moment at which what is due can be done, so that a count in days starts on its last day. */
  latest(due, unit) {
    if (inHours(due))
      return due.end;
    if (unit !== "hour")
      return local(due.day);
    return this.days.dayEnds !== null ? local(due.day, this.days.dayEnds) : due.end;
  }
}
function shown(text) {
  return Date.parse(`${text}Z`);
}

/**
 * What a reader has typed: a day and an hour, or what is wrong with it, field by field. Knows no page.
 */
/** Read what was typed; `first` is the first year of the calendar, `months` are their names. */
function read(texts, first, months) {
  const [day, month, year] = [whole(texts.day, 2), whole(texts.month, 2), whole(texts.year, 4)];
  const wrong = [];
  const monthIs = month >= 1 && month <= 12;
  const yearIs = year >= first;
  const most = monthIs ? new Date(Date.UTC(yearIs ? year : 2000, month, 0)).getUTCDate() : 31;
  if (!(day >= 1 && day <= 31)) {
    wrong.push({ field: "day", label: "wrong day", slots: { most: `${most}` } });
  }
  else if (day > most) {
    const slots = { most: `${most}`, month: months[month - 1] ?? "", year: yearIs ? `${year}` : "" };
    wrong.push({ field: "day", label: "wrong day of month", slots });
  }
  if (!monthIs)
    wrong.push({ field: "month", label: "wrong month", slots: {} });
  if (!yearIs)
    wrong.push({ field: "year", label: "wrong year", slots: { first: `${first}` } });
  const time = timeOf(texts.time);
  if (Number.isNaN(time))
    wrong.push({ field: "time", label: "wrong time", slots: {} });
  return { day: Date.UTC(year, month - 1, day) / DAY, time, wrong };
}
/** Return a number of so many digits at most. */
function whole(text, digits) {
  return /^\d+$/.test(text.trim()) && text.trim().length <= digits ? Number(text) : NaN;
}
/** Return a time of the day, null for no text, and NaN for any other. */
function timeOf(text) {
  if (!text.trim())
    return null;
  const [, hours, minutes] = /^(\d\d?)[:.](\d\d)$/.exec(text.trim()) ?? [];
  const time = Number(hours) * HOUR + (Number(minutes) * HOUR) / 60;
  return Number(hours) < 24 && Number(minutes) < 60 ? time : NaN;
}

/**
 * The calculator on its page: shows the group, reads its fields, tells the answer. Every word comes as data.
 */
/** The fields of one group and the place of its answers. */
class Face {
  told;
  reckoning;
  inputs;
  described;
  status;
  constructor(group, status, told) {
    this.told = told;
    this.reckoning = new Reckoning(told);
    this.inputs = [...group.querySelectorAll("input")];
    this.described = this.inputs.map((input) => input.getAttribute("aria-describedby"));
    this.status = status;
    group.querySelector("button")?.addEventListener("click", () => this.answer());
    for (const input of this.inputs) {
      input.addEventListener("keydown", (event) => {
        if (event.key === "Enter")
          this.answer();
      });
    }
    group.hidden = false;
  }
  answer() {
    const value = (field) => this.inputs.find((input) => input.name === field)?.value ?? "";
    const texts = { day: value("day"), month: value("month"), year: value("year"), time: value("time") };
    const typed = read(texts, Number(this.told.calendar.first.slice(0, 4)), this.told.months);
    this.mark(typed);
    this.status.replaceChildren(...(typed.wrong.length ? this.faults(typed) : this.dates(typed)));
  }
  /** Tie what is wrong to its field, and lead the reader to the first one. */
  mark(typed) {
    const wrong = new Set(typed.wrong.map(({ field }) => field));
    this.inputs.forEach((input, number) => {
      const ids = [this.described[number], wrong.has(input.name) ? `${input.id}-wrong` : null].filter(Boolean);
      set(input, "aria-invalid", wrong.has(input.name) ? "true" : "");
      set(input, "aria-describedby", ids.join(" "));
    });
    this.inputs.find((input) => wrong.has(input.name))?.focus();
  }
  faults(typed) {
    return typed.wrong.map(({ field, label, slots }) => {
      const told = element("p", this.say(label, slots));
      told.className = "wrong";
      told.id = `${this.inputs.find((input) => input.name === field)?.id}-wrong`;
      return told;
    });
  }
  dates({ day, time }) {
    const slots = { kind: this.told.kind, day: this.moment(day, time), force: this.told.force };
    const holds = this.reckoning.holds(day, time);
    if (holds === false)
      return [element("p", this.say("not in force", slots))];
    const list = element("ul");
    this.reckoning.dates(day, time).forEach((due, number) => {
      const what = this.told.promises[number]?.what ?? "";
      list.append(element("li", due ? this.say("by", { what, day: this.due(due) }) : this.say("unknown", { what })));
    });
    const doubt = holds === null ? [element("p", this.say("doubt", slots))] : [];
    return [element("p", this.say("answer", slots)), list, ...doubt, element("p", this.told.closing)];
  }
  due(due) {
    const day = this.moment(due.day, inHours(due) ? inLondon(due.end).time : null);
    return due.provisional ? this.say("provisional", { day }) : day;
  }
  /** Return a day in words, with its hour where there is one. */
  moment(number, time) {
    const date = new Date(number * DAY + (time ?? 0));
    const day = this.say("day", {
      weekday: this.told.weekdays[(date.getUTCDay() + 6) % 7] ?? "",
      number: `${date.getUTCDate()}`,
      month: this.told.months[date.getUTCMonth()] ?? "",
      year: `${date.getUTCFullYear()}`,
    });
    return time === null ? day : this.say("hour", { day, time: date.toISOString().slice(11, 16) });
  }
  /** Return a phrase with all its slots filled at once: braces in the words of a policy stay as they are. */
  say(label, slots) {
    return (this.told.words[label] ?? "").replace(/\{(\w+)\}/g, (slot, name) => slots[name] ?? slot);
  }
}
function element(name, words = "") {
  const made = document.createElement(name);
  made.textContent = words;
  return made;
}
function set(input, name, told) {
  if (told)
    input.setAttribute(name, told);
  else
    input.removeAttribute(name);
}
/** Show the calculator of a page, where it has one. */
function start(page) {
  const group = page.getElementById("calculator");
  const data = group?.querySelector('script[type="application/json"]')?.textContent;
  const status = group?.querySelector('[role="status"]');
  if (group && data && status)
    new Face(group, status, JSON.parse(data));
}

if (typeof document !== "undefined") start(document);
return { Reckoning, read };
})();
