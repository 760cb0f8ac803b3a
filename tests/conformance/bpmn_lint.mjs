// bpmnlint with its recommended rules: reads a line of JSON for each process and writes what it reports.
import bpmnlint from "bpmnlint";
import NodeResolver from "bpmnlint/lib/resolver/node-resolver.js";
import BpmnModdle from "bpmn-moddle";
import { createInterface } from "node:readline";

const config = { extends: "bpmnlint:recommended" };

for await (const line of createInterface({ input: process.stdin })) {
  const { name, machine } = JSON.parse(line);
  try {
    const { rootElement, warnings } = await new BpmnModdle().fromXML(machine);
    // A linter remembers the ids that it has seen.
    const reports = await new bpmnlint.Linter({ resolver: new NodeResolver(), config }).lint(rootElement);
    const found = Object.entries(reports).flatMap(([rule, each]) => each.map(({ id, message }) => `${rule} ${id}: ${message}`));
    console.log(JSON.stringify({ name, found: [...warnings.map(({ message }) => message), ...found] }));
  } catch (error) {
    console.log(JSON.stringify({ name, error: String(error?.stack ?? error) }));
  }
}
