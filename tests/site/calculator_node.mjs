// Reads a line of JSON a procedure: its data and receipts; writes what the script of the site answers to each.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { runInThisContext } from "node:vm";

runInThisContext(readFileSync(process.argv[2], "utf-8"));
const { Reckoning } = runInThisContext("remitCalculator");

for await (const line of createInterface({ input: process.stdin })) {
  const { data, asked } = JSON.parse(line);
  const reckoning = new Reckoning(data);
  const dates = ([day, time]) => reckoning.dates(day, time).map((due) => due && [due.day, due.end, due.provisional]);
  console.log(JSON.stringify(asked.map((each) => [dates(each), reckoning.holds(...each)])));
}
