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

const outside = (asked) => {
  try {
    return asked();
  } catch (error) {
    if (error.constructor.name === "HorizonError") return "outside the calendar";
    throw error;
  }
};

// What is due and what has run out after events on any day, or that it lies outside the calendar.
export function asked(module, { steps, now, conditions }) {
  const opened = module.tell(module.OPENED, conditions);
  const here = steps.reduce((before, happening) => module.step(before, happening).case, opened);
  const due = outside(() =>
    module.due(here, now).map((time) => [
      time.id, time.due.slice(0, 10), time.end, time.atLatest, time.extended, time.provisional, time.done,
      time.standing, time.why, time.countedFrom,
    ]),
  );
  const over = outside(() => module.expire(here, now).map(({ event, at }) => [event, at]));
  return { places: here.places, owed: here.owed, due, over };
}

export function counted({ MACHINE }) {
  const moves = Object.values(MACHINE.moves).reduce((sum, ways) => sum + Object.keys(ways).length, 0);
  const places = Object.values(MACHINE.places);
  const endings = places.filter((place) => place.kind === "ending").length;
  return [places.length, moves, endings, Object.keys(MACHINE.events).length, MACHINE.clocks.length];
}

export function answer(module, told) {
  const cases = Object.fromEntries(told.cases.map((each) => [each.id, played(module, each)]));
  const histories = (told.histories ?? []).map((each) => asked(module, each));
  return { name: told.name, cases, histories, counts: counted(module) };
}
