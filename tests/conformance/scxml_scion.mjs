// SCION through the vectors: a line of JSON in for each machine, a line out.

import { createInterface } from "node:readline";
import scion from "@scion-scxml/scxml";

const OUTER = "Case";
const FINAL = scion.core.STATE_TYPES.FINAL;

const promised = (call) =>
  new Promise((resolve, reject) => {
    const silent = setTimeout(() => reject(new Error("no answer")), 5000);
    call((error, found) => (clearTimeout(silent), error ? reject(error) : resolve(found)));
  });

const loaded = (text) => promised((done) => scion.documentStringToModel("machine.scxml", text, done));

// Charts of one prepared model share its counters, so every case prepares one of its own.
const prepared = (model) => promised((done) => model.prepare(done, {}));

function run(made, events) {
  const chart = new scion.core.Statechart(made, { console: { log() {}, error() {} } });
  let taken = 0;
  chart.start();
  chart.on("onTransition", () => (taken += 1));
  const places = [];
  const counts = [];
  for (const event of events) {
    taken = 0;
    chart.gen(event);
    places.push(chart.getConfiguration());
    counts.push(taken);
  }
  return { chart, places, counts };
}

const inner = (state) => [state, ...(state.states ?? []).flatMap(inner)];

function counted(chart) {
  const states = inner(chart._model).filter((state) => state.isAtomic && !/^\$|^Case/.test(state.id));
  return {
    states: states.length,
    transitions: states.reduce((sum, state) => sum + state.transitions.length, 0),
    endings: states.filter((state) => state.typeEnum === FINAL).length,
  };
}

async function tried(trial) {
  const answer = { name: trial.name, places: {}, taken: {}, faults: [] };
  const model = await loaded(trial.machine);
  for (const each of trial.cases) {
    const { chart, places, counts } = run(await prepared(model), each.events);
    answer.places[each.id] = places;
    answer.taken[each.id] = counts;
    Object.assign(answer, counted(chart));
  }
  return answer;
}

for await (const line of createInterface({ input: process.stdin })) {
  const trial = JSON.parse(line);
  const answer = await tried(trial).catch((error) => ({ name: trial.name, rejected: String(error).slice(0, 300) }));
  console.log(JSON.stringify(answer));
}
