-- A policy in one edition as tables, and what is due in each case as views.
--
-- The same text runs on SQLite (3.35 and later), DuckDB and PostgreSQL (12 and later). Load it into a database, or a
-- schema, of its own: one edition each.
--
-- The host writes two tables: `happened`, a row for each event of a case, and `as_at`, the one day from which it looks.
-- It reads `place`, `owed`, `due_date`, `breach` and `run_out`, and looks at `gap` first: while that has a row, an
-- answer may be missing. Days are text, as in 2027-03-18, taken in Europe/London before they are written here.

create table edition (
  council text not null,
  policy text not null,
  edition text not null,
  in_force text -- empty where the policy does not say
);

create table procedure (
  id text primary key,
  kind text not null,
  first_stage text not null
);

create table rule (
  id text primary key,
  procedure text references procedure (id), -- empty for reports, which belong to no case
  stage text not null,
  strength text,
  sentence text not null, -- as the policy has it
  canonical text, -- as it is read, where that is spelt differently
  source text not null
);

-- A case is at one state of each line: of the main line, and of every stage that can be opened beside it.
create table line (
  procedure text not null references procedure (id),
  id text not null,
  initial text not null,
  primary key (procedure, id)
);

create table state (
  id text primary key,
  plain text not null unique, -- the id in formats that take letters, digits and _ only
  procedure text not null references procedure (id),
  line text not null,
  stage text not null,
  kind text not null,
  title text not null,
  rule text, -- what it waits for
  begun integer not null, -- 0 where its stage has not begun
  final integer not null -- 1 where nothing leads on
);

create table event (
  id text primary key,
  plain text not null unique,
  procedure text not null references procedure (id),
  label text not null,
  rule text,
  stage text not null -- of the rule that makes it; empty where none does
);

create table move (
  state text not null references state (id),
  event text not null references event (id),
  target text not null references state (id),
  rule text,
  label text,
  primary key (state, event)
);

-- Acts that an event leaves behind when it moves a case on from a state: they stay owed.
create table passed_over (
  state text not null references state (id),
  event text not null references event (id),
  act text not null references event (id)
);

-- Acts that are owed beside the main line, from an event on or from reaching a state.
create table duty (
  act text not null references event (id),
  event text references event (id),
  state text references state (id)
);

-- Acts that do another one's duty.
create table done_by (
  act text not null references event (id),
  event text not null references event (id)
);

-- Events by which a stage begins anew: what its rules count from and stop on must happen again.
create table reopening (
  stage text not null,
  event text not null references event (id)
);

-- An event that is taken to have happened when another did, as long as it is not told by itself.
create table taken_as (
  event text not null references event (id),
  happened text not null references event (id)
);

create table unit (
  id text primary key,
  working integer not null,
  days integer not null,
  months integer not null
);

create table clock (
  id text primary key, -- the event that says it has run out, where that moves a case
  plain text not null unique,
  procedure text not null references procedure (id),
  stage text not null,
  rule text not null references rule (id),
  kind text not null, -- promise, target, window or repeat
  timed integer not null, -- 0 where the policy gives no time
  pick text not null, -- later or earlier of its two times
  silent integer not null, -- 1: counts from when its start happened last, and not before
  opened_by text, -- the clock by whose starts it may begin before its stage is reached
  condition text, -- the time is shown whether or not this holds
  left_to_host text -- why its last day is not worked out here
);

create table clock_time (
  clock text not null references clock (id),
  way integer not null, -- 1, or 2 for the second of two times
  number integer not null,
  unit text not null references unit (id),
  primary key (clock, way)
);

create table clock_start (
  clock text not null references clock (id),
  way integer not null,
  event text not null references event (id),
  label text not null,
  bounded_by text references clock (id) -- by whose end it happens at the latest
);

create table clock_stop (
  clock text not null references clock (id),
  event text not null references event (id)
);

create table extension (
  clock text not null references clock (id),
  event text not null references event (id),
  kind text not null,
  number integer,
  unit text references unit (id),
  longer integer not null -- 1 where more may be told than the rule allows
);

create table pause (
  id integer primary key,
  stage text not null,
  rule text not null references rule (id),
  starts_on text not null references event (id),
  ends_on text not null references event (id)
);

-- From which states what a clock waits for can still come.
create table still_ahead (
  clock text not null references clock (id),
  state text not null references state (id),
  primary key (clock, state)
);

-- The SLA table as people read it; the sentence and where the page says it stand in `rule`.
create table sla (
  number integer primary key,
  kind text not null,
  stage text not null,
  step text not null,
  who text not null,
  nature text not null,
  low integer,
  count integer,
  unit text not null,
  counted_from text not null,
  time_in_words text not null,
  condition text not null,
  reading text not null,
  strength text not null,
  longest text not null,
  worst_case text not null,
  rule text not null references rule (id)
);

create table calendar (
  id text primary key,
  name text not null,
  digest text not null, -- SHA-256 of all that a date can depend on
  known_until text not null, -- later bank holidays are not yet proclaimed
  first_weekday integer not null, -- of the first day; 0 is Monday
  day_ends text, -- what happens later counts on the next working day
  next_working_day integer not null, -- 1: so does what happens on a day not worked
  first_day_counts integer not null,
  rolls integer not null, -- 1: a last day not worked moves to the next working day
  pause_day_counts integer not null, -- 1: the day on which a pause begins is paused
  restarts integer not null -- 1: after a pause the count starts anew
);

create table working_weekday (
  calendar text not null references calendar (id),
  weekday integer primary key
);

create table closed_day (
  calendar text not null references calendar (id),
  date text primary key,
  why text not null
);

create table calendar_month (
  calendar text not null references calendar (id),
  month integer primary key, -- 12 a year, from year 0
  name text not null,
  first_number integer not null, -- the number of its first day
  length integer not null
);

-- Every day of 20 years. N working days from a date end on the working day whose ordinal is `counts_from` + N.
create table working_day (
  calendar text not null references calendar (id),
  date text primary key,
  ordinal integer not null, -- working days up to and including this date
  worked integer not null,
  nth integer unique, -- the ordinal, of a working day
  number integer not null unique, -- days since the first
  month integer not null,
  day_of_month integer not null,
  counts_from integer not null,
  counts_as integer, -- the number of the day on which what happens here counts
  rolls_to integer -- the number of the day on which a count in other units that ends here ends
);

-- What happened in each case, in the order of `number`. Only what was accepted: no event that the machine refused.
create table happened (
  case_id text not null,
  number integer not null,
  event text not null,
  day text not null,
  at_time text not null default '00:00', -- matters only where the calendar says when a day ends
  until text, -- the new last day, where an extension tells one
  primary key (case_id, number)
);

create table as_at (
  only_row integer primary key default 1 check (only_row = 1),
  day text not null
);
