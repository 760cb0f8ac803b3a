/**
 * The calculator on its page: shows the group, reads its fields, tells the answer. Every word comes as data.
 */

import { inHours, type Due } from "../../portable/runtime/calendar.js";
import { DAY, inLondon } from "../../portable/runtime/moments.js";
import { Reckoning, type Rules } from "./reckoning.js";
import { read, type Field, type Typed } from "./typed.js";

type Slots = { readonly [name: string]: string };

/** What stands in the page as data. `force` says when the edition holds, `closing` on which calendar days count. */
interface Told extends Rules {
  readonly kind: string;
  readonly words: Slots;
  readonly weekdays: readonly string[];
  readonly months: readonly string[];
  readonly force: string;
  readonly closing: string;
}

/** The fields of one group and the place of its answers. */
class Face {
  private readonly told: Told;
  private readonly reckoning: Reckoning;
  private readonly inputs: readonly HTMLInputElement[];
  private readonly described: readonly (string | null)[];
  private readonly status: Element;

  constructor(group: HTMLElement, status: Element, told: Told) {
    this.told = told;
    this.reckoning = new Reckoning(told);
    this.inputs = [...group.querySelectorAll("input")];
    this.described = this.inputs.map((input) => input.getAttribute("aria-describedby"));
    this.status = status;
    group.querySelector("button")?.addEventListener("click", () => this.answer());
    for (const input of this.inputs) {
      input.addEventListener("keydown", (event) => {
        if (event.key === "Enter") this.answer();
      });
    }
    group.hidden = false;
  }

  private answer(): void {
    const value = (field: Field) => this.inputs.find((input) => input.name === field)?.value ?? "";
    const texts = { day: value("day"), month: value("month"), year: value("year"), time: value("time") };
    const typed = read(texts, Number(this.told.calendar.first.slice(0, 4)), this.told.months);
    this.mark(typed);
    this.status.replaceChildren(...(typed.wrong.length ? this.faults(typed) : this.dates(typed)));
  }

  /** Tie what is wrong to its field, and lead the reader to the first one. */
  private mark(typed: Typed): void {
    const wrong = new Set<string>(typed.wrong.map(({ field }) => field));
    this.inputs.forEach((input, number) => {
      const ids = [this.described[number], wrong.has(input.name) ? `${input.id}-wrong` : null].filter(Boolean);
      set(input, "aria-invalid", wrong.has(input.name) ? "true" : "");
      set(input, "aria-describedby", ids.join(" "));
    });
    this.inputs.find((input) => wrong.has(input.name))?.focus();
  }

  private faults(typed: Typed): Element[] {
    return typed.wrong.map(({ field, label, slots }) => {
      const told = element("p", this.say(label, slots));
      told.className = "wrong";
      told.id = `${this.inputs.find((input) => input.name === field)?.id}-wrong`;
      return told;
    });
  }

  private dates({ day, time }: Typed): Element[] {
    const slots = { kind: this.told.kind, day: this.moment(day, time), force: this.told.force };
    const holds = this.reckoning.holds(day, time);
    if (holds === false) return [element("p", this.say("not in force", slots))];
    const list = element("ul");
    this.reckoning.dates(day, time).forEach((due, number) => {
      const what = this.told.promises[number]?.what ?? "";
      list.append(element("li", due ? this.say("by", { what, day: this.due(due) }) : this.say("unknown", { what })));
    });
    const doubt = holds === null ? [element("p", this.say("doubt", slots))] : [];
    return [element("p", this.say("answer", slots)), list, ...doubt, element("p", this.told.closing)];
  }

  private due(due: Due): string {
    const day = this.moment(due.day, inHours(due) ? inLondon(due.end).time : null);
    return due.provisional ? this.say("provisional", { day }) : day;
  }

  /** Return a day in words, with its hour where there is one. */
  private moment(number: number, time: number | null): string {
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
  private say(label: string, slots: Slots): string {
    return (this.told.words[label] ?? "").replace(/\{(\w+)\}/g, (slot, name: string) => slots[name] ?? slot);
  }
}

function element(name: string, words = ""): HTMLElement {
  const made = document.createElement(name);
  made.textContent = words;
  return made;
}

function set(input: Element, name: string, told: string): void {
  if (told) input.setAttribute(name, told);
  else input.removeAttribute(name);
}

/** Show the calculator of a page, where it has one. */
export function start(page: Document): void {
  const group = page.getElementById("calculator");
  const data = group?.querySelector('script[type="application/json"]')?.textContent;
  const status = group?.querySelector('[role="status"]');
  if (group && data && status) new Face(group, status, JSON.parse(data) as Told);
}
