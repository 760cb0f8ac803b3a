// Reads a line of JSON for each calendar ({name, text}) with ical.js and writes what it understands of it.
import ICAL from "ical.js";
import { createInterface } from "node:readline";

const OCCURRENCES = 14;

function told(part) {
  const event = new ICAL.Event(part, { strictExceptions: true });
  const repeated = [];
  if (event.isRecurring()) {
    const iterator = event.iterator();
    for (let next = iterator.next(); next && repeated.length < OCCURRENCES; next = iterator.next()) {
      repeated.push(next.toString());
    }
  }
  const days = [];
  for (const day = event.startDate.clone(); day.compare(event.endDate) < 0; day.adjust(1, 0, 0, 0)) {
    days.push(day.toString());
  }
  return {
    uid: event.uid, summary: event.summary, description: event.description, days, repeated,
    allDay: event.startDate.isDate && event.endDate.isDate, status: part.getFirstPropertyValue("status"),
    category: part.getFirstPropertyValue("categories"), stamp: part.getFirstPropertyValue("dtstamp").toString(),
  };
}

for await (const line of createInterface({ input: process.stdin })) {
  const { name, text } = JSON.parse(line);
  try {
    const calendar = new ICAL.Component(ICAL.parse(text));
    const events = calendar.getAllSubcomponents("vevent").map(told);
    console.log(JSON.stringify({ name, called: calendar.getFirstPropertyValue("name"), events }));
  } catch (error) {
    console.log(JSON.stringify({ name, error: String(error) }));
  }
}
