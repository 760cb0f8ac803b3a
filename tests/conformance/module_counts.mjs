// Reads counts, a line of JSON each behind one with the calendars, and writes what each comes to.
import { createInterface } from "node:readline";
import { join } from "node:path";

const folder = process.argv[2];
const { Days, HorizonError, countedBack, countedWithPauses } = await import(join(folder, "calendar.js"));
const { dayText, momentOf, momentText } = await import(join(folder, "moments.js"));
let calendars;

function found({ calendar, start, duration, pauses, back }) {
  const days = calendars[calendar];
  try {
    const moment = momentOf(start);
    const stood = pauses.map((pause) => pause.map(momentOf));
    const due = back ? countedBack(moment, duration, days) : countedWithPauses(moment, duration, stood, days);
    return [dayText(due.day), momentText(due.end), due.provisional];
  } catch (error) {
    if (error instanceof HorizonError) return "outside the calendar";
    throw error;
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const told = JSON.parse(line);
  if (Array.isArray(told)) calendars = told.map((info) => new Days(info));
  else console.log(JSON.stringify({ found: found(told) }));
}
