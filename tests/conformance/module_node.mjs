// Reads a line of JSON a module (where it stands, its cases), writes a line of JSON each.
import { createInterface } from "node:readline";
import { answer } from "./module_played.mjs";

for await (const line of createInterface({ input: process.stdin })) {
  const told = JSON.parse(line);
  console.log(JSON.stringify(answer(await import(told.machine), told)));
}
