// bpmn-engine, driven: reads a line of JSON for each process, says what parts it has and where a case is after each event.
// With `--plain` it is run as it comes, which takes long on a large process.
import { Engine } from "bpmn-engine";
import * as elements from "bpmn-elements";
import BpmnModdle from "bpmn-moddle";
import { createInterface } from "node:readline";

// The engine tells what was not chosen to everything behind it, for joins that wait to hear of all ways. The process has
// no such join, and along all the ways through a large one that takes for ever.
class Flow extends elements.SequenceFlow {
  discard() {}
}

const adapted = process.argv.includes("--plain") ? {} : { elements: { ...elements, SequenceFlow: Flow } };

// Every case has an engine of its own, which goes with it: one engine keeps all that it ever ran. The file is read once.
function engineOf(name, moddleContext) {
  return new Engine({ name, moddleContext, settings: { disableTrackState: true }, ...adapted });
}

async function played(engine, events) {
  const ended = [];
  const listener = engine.broker.subscribeTmp("event", "activity.end", (_, { content }) => {
    if (content.type === "bpmn:EndEvent") ended.push(content.id);
  }, { noAck: true });
  const execution = await engine.execute();
  const [running] = execution.definitions[0].getProcesses();
  const kinds = {};
  for (const { type } of running.getActivities()) kinds[type] = (kinds[type] ?? 0) + 1;
  const found = events.map((event) => {
    execution.signal({ id: `_message__${event}` });
    const waiting = running.getPostponed().map(({ id }) => id).filter((id) => !id.startsWith("_"));
    return [...new Set(waiting), ...ended];
  });
  engine.broker.cancel(listener.consumerTag);
  execution.stop();
  return { kinds, found };
}

for await (const line of createInterface({ input: process.stdin })) {
  const trial = JSON.parse(line);
  const answer = { name: trial.name, places: {} };
  const known = new Map(); // cases that differ in their dates alone
  try {
    const read = await new BpmnModdle().fromXML(trial.machine);
    for (const { id, events } of trial.cases) {
      const key = events.join(" ");
      if (!known.has(key)) known.set(key, await played(engineOf(trial.name, read), events));
      const { kinds, found } = known.get(key);
      answer.kinds = kinds;
      answer.places[id] = found;
    }
  } catch (error) {
    answer.error = String(error?.stack ?? error);
  }
  console.log(JSON.stringify(answer));
}
