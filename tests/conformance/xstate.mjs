// XState 5: each machine is the module beside its JSON; every case goes through the pure `transition`.
import { createInterface } from "node:readline";
import { initialTransition, transition } from "xstate";

const placesOf = ({ value }) => (typeof value === "string" ? [value] : Object.values(value));

function play(machine, events) {
  let [snapshot] = initialTransition(machine);
  const steps = [];
  for (const type of events) {
    const accepted = snapshot.can({ type });
    const [next, actions] = transition(machine, snapshot, { type });
    snapshot = next;
    const open = actions.filter((action) => action.type === "leave_open").flatMap((action) => action.params.acts);
    steps.push({ accepted, open, places: placesOf(snapshot) });
  }
  return steps;
}

function counted(machine) {
  const found = { states: 0, transitions: 0, endings: 0 };
  for (const node of machine.idMap.values()) {
    found.states += node.type === "atomic" || node.type === "final";
    found.endings += node.type === "final";
    found.transitions += [...node.transitions.values()].flat().length;
  }
  return found;
}

for await (const line of createInterface({ input: process.stdin })) {
  const { name, machine: path, cases } = JSON.parse(line);
  try {
    const { machine } = await import(path);
    const played = cases.map((each) => [each.id, play(machine, each.events)]);
    const told = (what) => Object.fromEntries(played.map(([id, steps]) => [id, steps.map((step) => step[what])]));
    const answer = { name, ...counted(machine), places: told("places"), accepted: told("accepted"), open: told("open") };
    console.log(JSON.stringify(answer));
  } catch (error) {
    console.log(JSON.stringify({ name, error: String(error) }));
  }
}
