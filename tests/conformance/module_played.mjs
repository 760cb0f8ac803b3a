// Cases run on a generated module, in Node and in a browser: what became of every event, and what is due.

export function played(module, told) {
  let here = module.OPENED;
  let now;
  const steps = [];
  for (const { event, at } of told.steps) {
    const found = module.step(here, { event, at });
    here = found.case;
    now = at;
    steps.push([found.outcome, here.places, here.owed, found.over]);
  }
  const times = module.due(here, now);
  const due = times.map((time) => [time.id, time.due, time.atLatest, time.extended, time.standing]);
  // A case is plain data, and its events come to it again.
  const replayed = module.replay(here.happened).case;
  const stored = JSON.parse(JSON.stringify(here));
  const again = JSON.stringify(module.due(stored, now)) === JSON.stringify(times);
  return { steps, due, replayed: again && JSON.stringify(replayed) === JSON.stringify(here) };
}

export function counted({ MACHINE }) {
  const moves = Object.values(MACHINE.moves).reduce((sum, ways) => sum + Object.keys(ways).length, 0);
  const places = Object.values(MACHINE.places);
  const endings = places.filter((place) => place.kind === "ending").length;
  return [places.length, moves, endings, Object.keys(MACHINE.events).length, MACHINE.clocks.length];
}

export function answer(module, told) {
  const cases = Object.fromEntries(told.cases.map((each) => [each.id, played(module, each)]));
  return { name: told.name, cases, counts: counted(module) };
}
