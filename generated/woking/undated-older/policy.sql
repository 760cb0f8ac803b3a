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

insert into edition (council, policy, edition, in_force) values
('Woking Borough Council','Customer complaints','undated-older',null);

insert into unit (id, working, days, months) values
('hour',0,0,0),
('working day',1,0,0),
('day',0,1,0),
('calendar day',0,1,0),
('week',0,7,0),
('month',0,0,1),
('calendar month',0,0,1),
('year',0,0,12);

insert into procedure (id, kind, first_stage) values
('complaint','complaint','stage-1');

insert into rule (id, procedure, stage, strength, sentence, canonical, source) values
('complaint.stage-1.acknowledge','complaint','stage-1','must','The council must acknowledge within 5 working days of receipt.',null,'Woking Borough Council, How your complaint is reviewed'),
('complaint.stage-1.include','complaint','stage-1','must','The acknowledgement must include the name of the investigator.',null,'Woking Borough Council, How your complaint is reviewed'),
('complaint.stage-1.pass','complaint','stage-1','must','The council must pass the complaint to the monitoring officer.',null,'Woking Borough Council, How your complaint is reviewed'),
('complaint.stage-1.investigate','complaint','stage-1','must','The monitoring officer must investigate or appoint an independent person or choose another way.',null,'Woking Borough Council, How your complaint is reviewed'),
('complaint.stage-1.finally-decide','complaint','stage-1','must','The monitoring officer must finally decide, after which the complaint is closed.',null,'Woking Borough Council, How your complaint is reviewed'),
('complaint.stage-1.respond','complaint','stage-1','must','The council must respond within 20 working days of the acknowledgement.',null,'Woking Borough Council, How your complaint is reviewed');

insert into line (procedure, id, initial) values
('complaint','main','complaint.start');

insert into state (id, plain, procedure, line, stage, kind, title, rule, begun, final) values
('complaint.start','complaint__start','complaint','main','arrival','start','You send us your complaint',null,0,0),
('complaint.accept','complaint__accept','complaint','main','arrival','decision','Does this procedure cover your complaint?',null,1,0),
('complaint.exclude.councillor.end','complaint__exclude__councillor__end','complaint','main','arrival','ending','Go to the arrangements under the Localism Act','complaint.exclude.councillor',1,1),
('complaint.stage-1.acknowledge','complaint__stage_1__acknowledge','complaint','main','stage-1','step','We acknowledge your complaint','complaint.stage-1.acknowledge',1,0),
('complaint.stage-1.about-chief-executive','complaint__stage_1__about_chief_executive','complaint','main','stage-1','decision','Whether the complaint is about the chief executive','complaint.stage-1.about-chief-executive',1,0),
('complaint.stage-1.pass','complaint__stage_1__pass','complaint','main','stage-1','step','We pass your complaint to the monitoring officer','complaint.stage-1.pass',1,0),
('complaint.stage-1.investigate','complaint__stage_1__investigate','complaint','main','stage-1','step','We investigate your complaint','complaint.stage-1.investigate',1,0),
('complaint.stage-1.finally-decide','complaint__stage_1__finally_decide','complaint','main','stage-1','step','We take the final decision','complaint.stage-1.finally-decide',1,0),
('complaint.stage-1.finally-decide.end','complaint__stage_1__finally_decide__end','complaint','main','stage-1','ending','Ended','complaint.stage-1.finally-decide',1,1),
('complaint.stage-1.respond','complaint__stage_1__respond','complaint','main','stage-1','step','We respond to your complaint','complaint.stage-1.respond',1,0),
('complaint.stage-1.rest','complaint__stage_1__rest','complaint','main','stage-1','ending','Ended',null,1,1);

insert into event (id, plain, procedure, label, rule, stage) values
('complaint.receipt','complaint__receipt','complaint','receipt',null,''),
('complaint.accept.yes','complaint__accept__yes','complaint','yes',null,''),
('complaint.exclude.councillor.applies','complaint__exclude__councillor__applies','complaint','the conduct of a councillor','complaint.exclude.councillor',''),
('complaint.stage-1.acknowledge.done','complaint__stage_1__acknowledge__done','complaint','acknowledgement','complaint.stage-1.acknowledge','stage-1'),
('complaint.stage-1.about-chief-executive.yes','complaint__stage_1__about_chief_executive__yes','complaint','the complaint is about the chief executive','complaint.stage-1.about-chief-executive',''),
('complaint.stage-1.pass.done','complaint__stage_1__pass__done','complaint','handover','complaint.stage-1.pass','stage-1'),
('complaint.stage-1.investigate.done','complaint__stage_1__investigate__done','complaint','investigation','complaint.stage-1.investigate','stage-1'),
('complaint.stage-1.investigate.or-appoint','complaint__stage_1__investigate__or_appoint','complaint','appointment','complaint.stage-1.investigate','stage-1'),
('complaint.stage-1.investigate.or-choose-another-way','complaint__stage_1__investigate__or_choose_another_way','complaint','choice of another way','complaint.stage-1.investigate','stage-1'),
('complaint.stage-1.finally-decide.done','complaint__stage_1__finally_decide__done','complaint','final decision','complaint.stage-1.finally-decide','stage-1'),
('complaint.stage-1.about-chief-executive.no','complaint__stage_1__about_chief_executive__no','complaint','no','complaint.stage-1.about-chief-executive',''),
('complaint.stage-1.respond.done','complaint__stage_1__respond__done','complaint','response','complaint.stage-1.respond','stage-1'),
('clock.complaint.stage-1.acknowledge','clock__complaint__stage_1__acknowledge','complaint','time is over','complaint.stage-1.acknowledge',''),
('clock.complaint.stage-1.respond','clock__complaint__stage_1__respond','complaint','time is over','complaint.stage-1.respond','');

insert into move (state, event, target, rule, label) values
('complaint.start','complaint.receipt','complaint.accept',null,null),
('complaint.accept','complaint.accept.yes','complaint.stage-1.acknowledge',null,'yes'),
('complaint.accept','complaint.exclude.councillor.applies','complaint.exclude.councillor.end','complaint.exclude.councillor','the conduct of a councillor'),
('complaint.accept','complaint.stage-1.acknowledge.done','complaint.stage-1.about-chief-executive','complaint.stage-1.acknowledge',null),
('complaint.accept','complaint.stage-1.pass.done','complaint.stage-1.investigate','complaint.stage-1.pass',null),
('complaint.accept','complaint.stage-1.respond.done','complaint.stage-1.rest','complaint.stage-1.respond',null),
('complaint.accept','complaint.stage-1.investigate.done','complaint.stage-1.finally-decide','complaint.stage-1.investigate',null),
('complaint.accept','complaint.stage-1.finally-decide.done','complaint.stage-1.finally-decide.end','complaint.stage-1.finally-decide',null),
('complaint.stage-1.acknowledge','complaint.stage-1.acknowledge.done','complaint.stage-1.about-chief-executive','complaint.stage-1.acknowledge',null),
('complaint.stage-1.acknowledge','complaint.stage-1.pass.done','complaint.stage-1.investigate','complaint.stage-1.pass',null),
('complaint.stage-1.acknowledge','complaint.stage-1.respond.done','complaint.stage-1.rest','complaint.stage-1.respond',null),
('complaint.stage-1.acknowledge','complaint.stage-1.investigate.done','complaint.stage-1.finally-decide','complaint.stage-1.investigate',null),
('complaint.stage-1.acknowledge','complaint.stage-1.finally-decide.done','complaint.stage-1.finally-decide.end','complaint.stage-1.finally-decide',null),
('complaint.stage-1.about-chief-executive','complaint.stage-1.about-chief-executive.yes','complaint.stage-1.pass','complaint.stage-1.about-chief-executive','the complaint is about the chief executive'),
('complaint.stage-1.about-chief-executive','complaint.stage-1.about-chief-executive.no','complaint.stage-1.respond','complaint.stage-1.about-chief-executive','no'),
('complaint.stage-1.about-chief-executive','complaint.stage-1.pass.done','complaint.stage-1.investigate','complaint.stage-1.pass',null),
('complaint.stage-1.about-chief-executive','complaint.stage-1.respond.done','complaint.stage-1.rest','complaint.stage-1.respond',null),
('complaint.stage-1.about-chief-executive','complaint.stage-1.investigate.done','complaint.stage-1.finally-decide','complaint.stage-1.investigate',null),
('complaint.stage-1.about-chief-executive','complaint.stage-1.finally-decide.done','complaint.stage-1.finally-decide.end','complaint.stage-1.finally-decide',null),
('complaint.stage-1.pass','complaint.stage-1.pass.done','complaint.stage-1.investigate','complaint.stage-1.pass',null),
('complaint.stage-1.pass','complaint.stage-1.investigate.done','complaint.stage-1.finally-decide','complaint.stage-1.investigate',null),
('complaint.stage-1.pass','complaint.stage-1.finally-decide.done','complaint.stage-1.finally-decide.end','complaint.stage-1.finally-decide',null),
('complaint.stage-1.investigate','complaint.stage-1.investigate.done','complaint.stage-1.finally-decide','complaint.stage-1.investigate',null),
('complaint.stage-1.investigate','complaint.stage-1.finally-decide.done','complaint.stage-1.finally-decide.end','complaint.stage-1.finally-decide',null),
('complaint.stage-1.finally-decide','complaint.stage-1.finally-decide.done','complaint.stage-1.finally-decide.end','complaint.stage-1.finally-decide',null),
('complaint.stage-1.respond','complaint.stage-1.respond.done','complaint.stage-1.rest','complaint.stage-1.respond',null);

insert into passed_over (state, event, act) values
('complaint.accept','complaint.stage-1.pass.done','complaint.stage-1.acknowledge.done'),
('complaint.accept','complaint.stage-1.respond.done','complaint.stage-1.acknowledge.done'),
('complaint.accept','complaint.stage-1.investigate.done','complaint.stage-1.acknowledge.done'),
('complaint.accept','complaint.stage-1.investigate.done','complaint.stage-1.pass.done'),
('complaint.accept','complaint.stage-1.finally-decide.done','complaint.stage-1.acknowledge.done'),
('complaint.accept','complaint.stage-1.finally-decide.done','complaint.stage-1.pass.done'),
('complaint.accept','complaint.stage-1.finally-decide.done','complaint.stage-1.investigate.done'),
('complaint.stage-1.acknowledge','complaint.stage-1.pass.done','complaint.stage-1.acknowledge.done'),
('complaint.stage-1.acknowledge','complaint.stage-1.respond.done','complaint.stage-1.acknowledge.done'),
('complaint.stage-1.acknowledge','complaint.stage-1.investigate.done','complaint.stage-1.acknowledge.done'),
('complaint.stage-1.acknowledge','complaint.stage-1.investigate.done','complaint.stage-1.pass.done'),
('complaint.stage-1.acknowledge','complaint.stage-1.finally-decide.done','complaint.stage-1.acknowledge.done'),
('complaint.stage-1.acknowledge','complaint.stage-1.finally-decide.done','complaint.stage-1.pass.done'),
('complaint.stage-1.acknowledge','complaint.stage-1.finally-decide.done','complaint.stage-1.investigate.done'),
('complaint.stage-1.about-chief-executive','complaint.stage-1.investigate.done','complaint.stage-1.pass.done'),
('complaint.stage-1.about-chief-executive','complaint.stage-1.finally-decide.done','complaint.stage-1.pass.done'),
('complaint.stage-1.about-chief-executive','complaint.stage-1.finally-decide.done','complaint.stage-1.investigate.done'),
('complaint.stage-1.pass','complaint.stage-1.investigate.done','complaint.stage-1.pass.done'),
('complaint.stage-1.pass','complaint.stage-1.finally-decide.done','complaint.stage-1.pass.done'),
('complaint.stage-1.pass','complaint.stage-1.finally-decide.done','complaint.stage-1.investigate.done'),
('complaint.stage-1.investigate','complaint.stage-1.finally-decide.done','complaint.stage-1.investigate.done');

insert into clock (id, plain, procedure, stage, rule, kind, timed, pick, silent, opened_by, condition, left_to_host) values
('clock.complaint.stage-1.acknowledge','clock__complaint__stage_1__acknowledge','complaint','stage-1','complaint.stage-1.acknowledge','promise',1,'',0,null,null,null),
('clock.complaint.stage-1.respond','clock__complaint__stage_1__respond','complaint','stage-1','complaint.stage-1.respond','promise',1,'',0,null,null,null);

insert into clock_time (clock, way, number, unit) values
('clock.complaint.stage-1.acknowledge',1,5,'working day'),
('clock.complaint.stage-1.respond',1,20,'working day');

insert into clock_start (clock, way, event, label, bounded_by) values
('clock.complaint.stage-1.acknowledge',1,'complaint.receipt','receipt',null),
('clock.complaint.stage-1.respond',1,'complaint.stage-1.acknowledge.done','the acknowledgement','clock.complaint.stage-1.acknowledge');

insert into clock_stop (clock, event) values
('clock.complaint.stage-1.acknowledge','complaint.stage-1.acknowledge.done'),
('clock.complaint.stage-1.respond','complaint.stage-1.respond.done');

insert into still_ahead (clock, state) values
('clock.complaint.stage-1.acknowledge','complaint.start'),
('clock.complaint.stage-1.acknowledge','complaint.accept'),
('clock.complaint.stage-1.acknowledge','complaint.stage-1.acknowledge'),
('clock.complaint.stage-1.respond','complaint.start'),
('clock.complaint.stage-1.respond','complaint.accept'),
('clock.complaint.stage-1.respond','complaint.stage-1.acknowledge'),
('clock.complaint.stage-1.respond','complaint.stage-1.about-chief-executive'),
('clock.complaint.stage-1.respond','complaint.stage-1.respond');

insert into sla (number, kind, stage, step, who, nature, count, low, unit, counted_from, time_in_words, condition, reading, strength, longest, worst_case, rule) values
(1,'complaint','Stage 1','acknowledge','the council','promise',5,null,'working day','receipt','within 5 working days of receipt','','','must','5 working days','5 working days after receipt','complaint.stage-1.acknowledge'),
(2,'complaint','Stage 1','pass the complaint to the monitoring officer','the council','duty',null,null,'','','no time given','if the complaint is about the chief executive','','must','','no limit (nothing says by when: `The monitoring officer must finally decide, after which the complaint is closed.`)','complaint.stage-1.pass'),
(3,'complaint','Stage 1','investigate or appoint an independent person or choose another way','the monitoring officer','duty',null,null,'','','no time given','if the complaint is about the chief executive','','must','','no limit (nothing says by when: `The monitoring officer must finally decide, after which the complaint is closed.`)','complaint.stage-1.investigate'),
(4,'complaint','Stage 1','finally decide','the monitoring officer','duty',null,null,'','','no time given','if the complaint is about the chief executive','','must','','no limit (nothing says by when: `The monitoring officer must finally decide, after which the complaint is closed.`)','complaint.stage-1.finally-decide'),
(5,'complaint','Stage 1','respond','the council','promise',20,null,'working day','the acknowledgement','within 20 working days of the acknowledgement','otherwise','','must','20 working days','25 working days after receipt','complaint.stage-1.respond');

insert into calendar (id, name, digest, known_until, first_weekday, day_ends, next_working_day, first_day_counts, rolls, pause_day_counts, restarts) values
('bddc92f60ec7','Monday to Friday except bank holidays in England','bddc92f60ec7b8c689411f147d8a71c3a5c442b3da0543a2612700c0072baaa5','2028-12-31',6,null,0,0,0,0,0);

insert into working_weekday (calendar, weekday) values
('bddc92f60ec7',0),
('bddc92f60ec7',1),
('bddc92f60ec7',2),
('bddc92f60ec7',3),
('bddc92f60ec7',4);

insert into closed_day (calendar, date, why) values
('bddc92f60ec7','2012-01-02','New Year’s Day (substitute day)'),
('bddc92f60ec7','2012-04-06','Good Friday'),
('bddc92f60ec7','2012-04-09','Easter Monday'),
('bddc92f60ec7','2012-05-07','Early May bank holiday'),
('bddc92f60ec7','2012-06-04','Spring bank holiday'),
('bddc92f60ec7','2012-06-05','Queen’s Diamond Jubilee'),
('bddc92f60ec7','2012-08-27','Summer bank holiday'),
('bddc92f60ec7','2012-12-25','Christmas Day'),
('bddc92f60ec7','2012-12-26','Boxing Day'),
('bddc92f60ec7','2013-01-01','New Year’s Day'),
('bddc92f60ec7','2013-03-29','Good Friday'),
('bddc92f60ec7','2013-04-01','Easter Monday'),
('bddc92f60ec7','2013-05-06','Early May bank holiday'),
('bddc92f60ec7','2013-05-27','Spring bank holiday'),
('bddc92f60ec7','2013-08-26','Summer bank holiday'),
('bddc92f60ec7','2013-12-25','Christmas Day'),
('bddc92f60ec7','2013-12-26','Boxing Day'),
('bddc92f60ec7','2014-01-01','New Year’s Day'),
('bddc92f60ec7','2014-04-18','Good Friday'),
('bddc92f60ec7','2014-04-21','Easter Monday'),
('bddc92f60ec7','2014-05-05','Early May bank holiday'),
('bddc92f60ec7','2014-05-26','Spring bank holiday'),
('bddc92f60ec7','2014-08-25','Summer bank holiday'),
('bddc92f60ec7','2014-12-25','Christmas Day'),
('bddc92f60ec7','2014-12-26','Boxing Day'),
('bddc92f60ec7','2015-01-01','New Year’s Day'),
('bddc92f60ec7','2015-04-03','Good Friday'),
('bddc92f60ec7','2015-04-06','Easter Monday'),
('bddc92f60ec7','2015-05-04','Early May bank holiday'),
('bddc92f60ec7','2015-05-25','Spring bank holiday'),
('bddc92f60ec7','2015-08-31','Summer bank holiday'),
('bddc92f60ec7','2015-12-25','Christmas Day'),
('bddc92f60ec7','2015-12-28','Boxing Day (substitute day)'),
('bddc92f60ec7','2016-01-01','New Year’s Day'),
('bddc92f60ec7','2016-03-25','Good Friday'),
('bddc92f60ec7','2016-03-28','Easter Monday'),
('bddc92f60ec7','2016-05-02','Early May bank holiday'),
('bddc92f60ec7','2016-05-30','Spring bank holiday'),
('bddc92f60ec7','2016-08-29','Summer bank holiday'),
('bddc92f60ec7','2016-12-26','Boxing Day'),
('bddc92f60ec7','2016-12-27','Christmas Day (substitute day)'),
('bddc92f60ec7','2017-01-02','New Year’s Day (substitute day)'),
('bddc92f60ec7','2017-04-14','Good Friday'),
('bddc92f60ec7','2017-04-17','Easter Monday'),
('bddc92f60ec7','2017-05-01','Early May bank holiday'),
('bddc92f60ec7','2017-05-29','Spring bank holiday'),
('bddc92f60ec7','2017-08-28','Summer bank holiday'),
('bddc92f60ec7','2017-12-25','Christmas Day'),
('bddc92f60ec7','2017-12-26','Boxing Day'),
('bddc92f60ec7','2018-01-01','New Year’s Day'),
('bddc92f60ec7','2018-03-30','Good Friday'),
('bddc92f60ec7','2018-04-02','Easter Monday'),
('bddc92f60ec7','2018-05-07','Early May bank holiday'),
('bddc92f60ec7','2018-05-28','Spring bank holiday'),
('bddc92f60ec7','2018-08-27','Summer bank holiday'),
('bddc92f60ec7','2018-12-25','Christmas Day'),
('bddc92f60ec7','2018-12-26','Boxing Day'),
('bddc92f60ec7','2019-01-01','New Year’s Day'),
('bddc92f60ec7','2019-04-19','Good Friday'),
('bddc92f60ec7','2019-04-22','Easter Monday'),
('bddc92f60ec7','2019-05-06','Early May bank holiday'),
('bddc92f60ec7','2019-05-27','Spring bank holiday'),
('bddc92f60ec7','2019-08-26','Summer bank holiday'),
('bddc92f60ec7','2019-12-25','Christmas Day'),
('bddc92f60ec7','2019-12-26','Boxing Day'),
('bddc92f60ec7','2020-01-01','New Year’s Day'),
('bddc92f60ec7','2020-04-10','Good Friday'),
('bddc92f60ec7','2020-04-13','Easter Monday'),
('bddc92f60ec7','2020-05-08','Early May bank holiday'),
('bddc92f60ec7','2020-05-25','Spring bank holiday'),
('bddc92f60ec7','2020-08-31','Summer bank holiday'),
('bddc92f60ec7','2020-12-25','Christmas Day'),
('bddc92f60ec7','2020-12-28','Boxing Day (substitute day)'),
('bddc92f60ec7','2021-01-01','New Year’s Day'),
('bddc92f60ec7','2021-04-02','Good Friday'),
('bddc92f60ec7','2021-04-05','Easter Monday'),
('bddc92f60ec7','2021-05-03','Early May bank holiday'),
('bddc92f60ec7','2021-05-31','Spring bank holiday'),
('bddc92f60ec7','2021-08-30','Summer bank holiday'),
('bddc92f60ec7','2021-12-27','Christmas Day (substitute day)'),
('bddc92f60ec7','2021-12-28','Boxing Day (substitute day)'),
('bddc92f60ec7','2022-01-03','New Year’s Day (substitute day)'),
('bddc92f60ec7','2022-04-15','Good Friday'),
('bddc92f60ec7','2022-04-18','Easter Monday'),
('bddc92f60ec7','2022-05-02','Early May bank holiday'),
('bddc92f60ec7','2022-06-02','Spring bank holiday'),
('bddc92f60ec7','2022-06-03','Platinum Jubilee bank holiday'),
('bddc92f60ec7','2022-08-29','Summer bank holiday'),
('bddc92f60ec7','2022-09-19','Bank Holiday for the State Funeral of Queen Elizabeth II'),
('bddc92f60ec7','2022-12-26','Boxing Day'),
('bddc92f60ec7','2022-12-27','Christmas Day (substitute day)'),
('bddc92f60ec7','2023-01-02','New Year’s Day (substitute day)'),
('bddc92f60ec7','2023-04-07','Good Friday'),
('bddc92f60ec7','2023-04-10','Easter Monday'),
('bddc92f60ec7','2023-05-01','Early May bank holiday'),
('bddc92f60ec7','2023-05-08','Bank holiday for the coronation of King Charles III'),
('bddc92f60ec7','2023-05-29','Spring bank holiday'),
('bddc92f60ec7','2023-08-28','Summer bank holiday'),
('bddc92f60ec7','2023-12-25','Christmas Day'),
('bddc92f60ec7','2023-12-26','Boxing Day'),
('bddc92f60ec7','2024-01-01','New Year’s Day'),
('bddc92f60ec7','2024-03-29','Good Friday'),
('bddc92f60ec7','2024-04-01','Easter Monday'),
('bddc92f60ec7','2024-05-06','Early May bank holiday'),
('bddc92f60ec7','2024-05-27','Spring bank holiday'),
('bddc92f60ec7','2024-08-26','Summer bank holiday'),
('bddc92f60ec7','2024-12-25','Christmas Day'),
('bddc92f60ec7','2024-12-26','Boxing Day'),
('bddc92f60ec7','2025-01-01','New Year’s Day'),
('bddc92f60ec7','2025-04-18','Good Friday'),
('bddc92f60ec7','2025-04-21','Easter Monday'),
('bddc92f60ec7','2025-05-05','Early May bank holiday'),
('bddc92f60ec7','2025-05-26','Spring bank holiday'),
('bddc92f60ec7','2025-08-25','Summer bank holiday'),
('bddc92f60ec7','2025-12-25','Christmas Day'),
('bddc92f60ec7','2025-12-26','Boxing Day'),
('bddc92f60ec7','2026-01-01','New Year’s Day'),
('bddc92f60ec7','2026-04-03','Good Friday'),
('bddc92f60ec7','2026-04-06','Easter Monday'),
('bddc92f60ec7','2026-05-04','Early May bank holiday'),
('bddc92f60ec7','2026-05-25','Spring bank holiday'),
('bddc92f60ec7','2026-08-31','Summer bank holiday'),
('bddc92f60ec7','2026-12-25','Christmas Day'),
('bddc92f60ec7','2026-12-28','Boxing Day (substitute day)'),
('bddc92f60ec7','2027-01-01','New Year’s Day'),
('bddc92f60ec7','2027-03-26','Good Friday'),
('bddc92f60ec7','2027-03-29','Easter Monday'),
('bddc92f60ec7','2027-05-03','Early May bank holiday'),
('bddc92f60ec7','2027-05-31','Spring bank holiday'),
('bddc92f60ec7','2027-08-30','Summer bank holiday'),
('bddc92f60ec7','2027-12-27','Christmas Day (substitute day)'),
('bddc92f60ec7','2027-12-28','Boxing Day (substitute day)'),
('bddc92f60ec7','2028-01-03','New Year’s Day (substitute day)'),
('bddc92f60ec7','2028-04-14','Good Friday'),
('bddc92f60ec7','2028-04-17','Easter Monday'),
('bddc92f60ec7','2028-05-01','Early May bank holiday'),
('bddc92f60ec7','2028-05-29','Spring bank holiday'),
('bddc92f60ec7','2028-08-28','Summer bank holiday'),
('bddc92f60ec7','2028-12-25','Christmas Day'),
('bddc92f60ec7','2028-12-26','Boxing Day'),
('bddc92f60ec7','2029-01-01','New Year’s Day'),
('bddc92f60ec7','2029-03-30','Good Friday'),
('bddc92f60ec7','2029-04-02','Easter Monday'),
('bddc92f60ec7','2029-05-07','Early May bank holiday'),
('bddc92f60ec7','2029-05-28','Spring bank holiday'),
('bddc92f60ec7','2029-08-27','Summer bank holiday'),
('bddc92f60ec7','2029-12-25','Christmas Day'),
('bddc92f60ec7','2029-12-26','Boxing Day'),
('bddc92f60ec7','2030-01-01','New Year’s Day'),
('bddc92f60ec7','2030-04-19','Good Friday'),
('bddc92f60ec7','2030-04-22','Easter Monday'),
('bddc92f60ec7','2030-05-06','Early May bank holiday'),
('bddc92f60ec7','2030-05-27','Spring bank holiday'),
('bddc92f60ec7','2030-08-26','Summer bank holiday'),
('bddc92f60ec7','2030-12-25','Christmas Day'),
('bddc92f60ec7','2030-12-26','Boxing Day'),
('bddc92f60ec7','2031-01-01','New Year’s Day'),
('bddc92f60ec7','2031-04-11','Good Friday'),
('bddc92f60ec7','2031-04-14','Easter Monday'),
('bddc92f60ec7','2031-05-05','Early May bank holiday'),
('bddc92f60ec7','2031-05-26','Spring bank holiday'),
('bddc92f60ec7','2031-08-25','Summer bank holiday'),
('bddc92f60ec7','2031-12-25','Christmas Day'),
('bddc92f60ec7','2031-12-26','Boxing Day');

insert into calendar_month (calendar, month, name, first_number, length) values
('bddc92f60ec7',24144,'2012-01',0,31),
('bddc92f60ec7',24145,'2012-02',31,29),
('bddc92f60ec7',24146,'2012-03',60,31),
('bddc92f60ec7',24147,'2012-04',91,30),
('bddc92f60ec7',24148,'2012-05',121,31),
('bddc92f60ec7',24149,'2012-06',152,30),
('bddc92f60ec7',24150,'2012-07',182,31),
('bddc92f60ec7',24151,'2012-08',213,31),
('bddc92f60ec7',24152,'2012-09',244,30),
('bddc92f60ec7',24153,'2012-10',274,31),
('bddc92f60ec7',24154,'2012-11',305,30),
('bddc92f60ec7',24155,'2012-12',335,31),
('bddc92f60ec7',24156,'2013-01',366,31),
('bddc92f60ec7',24157,'2013-02',397,28),
('bddc92f60ec7',24158,'2013-03',425,31),
('bddc92f60ec7',24159,'2013-04',456,30),
('bddc92f60ec7',24160,'2013-05',486,31),
('bddc92f60ec7',24161,'2013-06',517,30),
('bddc92f60ec7',24162,'2013-07',547,31),
('bddc92f60ec7',24163,'2013-08',578,31),
('bddc92f60ec7',24164,'2013-09',609,30),
('bddc92f60ec7',24165,'2013-10',639,31),
('bddc92f60ec7',24166,'2013-11',670,30),
('bddc92f60ec7',24167,'2013-12',700,31),
('bddc92f60ec7',24168,'2014-01',731,31),
('bddc92f60ec7',24169,'2014-02',762,28),
('bddc92f60ec7',24170,'2014-03',790,31),
('bddc92f60ec7',24171,'2014-04',821,30),
('bddc92f60ec7',24172,'2014-05',851,31),
('bddc92f60ec7',24173,'2014-06',882,30),
('bddc92f60ec7',24174,'2014-07',912,31),
('bddc92f60ec7',24175,'2014-08',943,31),
('bddc92f60ec7',24176,'2014-09',974,30),
('bddc92f60ec7',24177,'2014-10',1004,31),
('bddc92f60ec7',24178,'2014-11',1035,30),
('bddc92f60ec7',24179,'2014-12',1065,31),
('bddc92f60ec7',24180,'2015-01',1096,31),
('bddc92f60ec7',24181,'2015-02',1127,28),
('bddc92f60ec7',24182,'2015-03',1155,31),
('bddc92f60ec7',24183,'2015-04',1186,30),
('bddc92f60ec7',24184,'2015-05',1216,31),
('bddc92f60ec7',24185,'2015-06',1247,30),
('bddc92f60ec7',24186,'2015-07',1277,31),
('bddc92f60ec7',24187,'2015-08',1308,31),
('bddc92f60ec7',24188,'2015-09',1339,30),
('bddc92f60ec7',24189,'2015-10',1369,31),
('bddc92f60ec7',24190,'2015-11',1400,30),
('bddc92f60ec7',24191,'2015-12',1430,31),
('bddc92f60ec7',24192,'2016-01',1461,31),
('bddc92f60ec7',24193,'2016-02',1492,29),
('bddc92f60ec7',24194,'2016-03',1521,31),
('bddc92f60ec7',24195,'2016-04',1552,30),
('bddc92f60ec7',24196,'2016-05',1582,31),
('bddc92f60ec7',24197,'2016-06',1613,30),
('bddc92f60ec7',24198,'2016-07',1643,31),
('bddc92f60ec7',24199,'2016-08',1674,31),
('bddc92f60ec7',24200,'2016-09',1705,30),
('bddc92f60ec7',24201,'2016-10',1735,31),
('bddc92f60ec7',24202,'2016-11',1766,30),
('bddc92f60ec7',24203,'2016-12',1796,31),
('bddc92f60ec7',24204,'2017-01',1827,31),
('bddc92f60ec7',24205,'2017-02',1858,28),
('bddc92f60ec7',24206,'2017-03',1886,31),
('bddc92f60ec7',24207,'2017-04',1917,30),
('bddc92f60ec7',24208,'2017-05',1947,31),
('bddc92f60ec7',24209,'2017-06',1978,30),
('bddc92f60ec7',24210,'2017-07',2008,31),
('bddc92f60ec7',24211,'2017-08',2039,31),
('bddc92f60ec7',24212,'2017-09',2070,30),
('bddc92f60ec7',24213,'2017-10',2100,31),
('bddc92f60ec7',24214,'2017-11',2131,30),
('bddc92f60ec7',24215,'2017-12',2161,31),
('bddc92f60ec7',24216,'2018-01',2192,31),
('bddc92f60ec7',24217,'2018-02',2223,28),
('bddc92f60ec7',24218,'2018-03',2251,31),
('bddc92f60ec7',24219,'2018-04',2282,30),
('bddc92f60ec7',24220,'2018-05',2312,31),
('bddc92f60ec7',24221,'2018-06',2343,30),
('bddc92f60ec7',24222,'2018-07',2373,31),
('bddc92f60ec7',24223,'2018-08',2404,31),
('bddc92f60ec7',24224,'2018-09',2435,30),
('bddc92f60ec7',24225,'2018-10',2465,31),
('bddc92f60ec7',24226,'2018-11',2496,30),
('bddc92f60ec7',24227,'2018-12',2526,31),
('bddc92f60ec7',24228,'2019-01',2557,31),
('bddc92f60ec7',24229,'2019-02',2588,28),
('bddc92f60ec7',24230,'2019-03',2616,31),
('bddc92f60ec7',24231,'2019-04',2647,30),
('bddc92f60ec7',24232,'2019-05',2677,31),
('bddc92f60ec7',24233,'2019-06',2708,30),
('bddc92f60ec7',24234,'2019-07',2738,31),
('bddc92f60ec7',24235,'2019-08',2769,31),
('bddc92f60ec7',24236,'2019-09',2800,30),
('bddc92f60ec7',24237,'2019-10',2830,31),
('bddc92f60ec7',24238,'2019-11',2861,30),
('bddc92f60ec7',24239,'2019-12',2891,31),
('bddc92f60ec7',24240,'2020-01',2922,31),
('bddc92f60ec7',24241,'2020-02',2953,29),
('bddc92f60ec7',24242,'2020-03',2982,31),
('bddc92f60ec7',24243,'2020-04',3013,30),
('bddc92f60ec7',24244,'2020-05',3043,31),
('bddc92f60ec7',24245,'2020-06',3074,30),
('bddc92f60ec7',24246,'2020-07',3104,31),
('bddc92f60ec7',24247,'2020-08',3135,31),
('bddc92f60ec7',24248,'2020-09',3166,30),
('bddc92f60ec7',24249,'2020-10',3196,31),
('bddc92f60ec7',24250,'2020-11',3227,30),
('bddc92f60ec7',24251,'2020-12',3257,31),
('bddc92f60ec7',24252,'2021-01',3288,31),
('bddc92f60ec7',24253,'2021-02',3319,28),
('bddc92f60ec7',24254,'2021-03',3347,31),
('bddc92f60ec7',24255,'2021-04',3378,30),
('bddc92f60ec7',24256,'2021-05',3408,31),
('bddc92f60ec7',24257,'2021-06',3439,30),
('bddc92f60ec7',24258,'2021-07',3469,31),
('bddc92f60ec7',24259,'2021-08',3500,31),
('bddc92f60ec7',24260,'2021-09',3531,30),
('bddc92f60ec7',24261,'2021-10',3561,31),
('bddc92f60ec7',24262,'2021-11',3592,30),
('bddc92f60ec7',24263,'2021-12',3622,31),
('bddc92f60ec7',24264,'2022-01',3653,31),
('bddc92f60ec7',24265,'2022-02',3684,28),
('bddc92f60ec7',24266,'2022-03',3712,31),
('bddc92f60ec7',24267,'2022-04',3743,30),
('bddc92f60ec7',24268,'2022-05',3773,31),
('bddc92f60ec7',24269,'2022-06',3804,30),
('bddc92f60ec7',24270,'2022-07',3834,31),
('bddc92f60ec7',24271,'2022-08',3865,31),
('bddc92f60ec7',24272,'2022-09',3896,30),
('bddc92f60ec7',24273,'2022-10',3926,31),
('bddc92f60ec7',24274,'2022-11',3957,30),
('bddc92f60ec7',24275,'2022-12',3987,31),
('bddc92f60ec7',24276,'2023-01',4018,31),
('bddc92f60ec7',24277,'2023-02',4049,28),
('bddc92f60ec7',24278,'2023-03',4077,31),
('bddc92f60ec7',24279,'2023-04',4108,30),
('bddc92f60ec7',24280,'2023-05',4138,31),
('bddc92f60ec7',24281,'2023-06',4169,30),
('bddc92f60ec7',24282,'2023-07',4199,31),
('bddc92f60ec7',24283,'2023-08',4230,31),
('bddc92f60ec7',24284,'2023-09',4261,30),
('bddc92f60ec7',24285,'2023-10',4291,31),
('bddc92f60ec7',24286,'2023-11',4322,30),
('bddc92f60ec7',24287,'2023-12',4352,31),
('bddc92f60ec7',24288,'2024-01',4383,31),
('bddc92f60ec7',24289,'2024-02',4414,29),
('bddc92f60ec7',24290,'2024-03',4443,31),
('bddc92f60ec7',24291,'2024-04',4474,30),
('bddc92f60ec7',24292,'2024-05',4504,31),
('bddc92f60ec7',24293,'2024-06',4535,30),
('bddc92f60ec7',24294,'2024-07',4565,31),
('bddc92f60ec7',24295,'2024-08',4596,31),
('bddc92f60ec7',24296,'2024-09',4627,30),
('bddc92f60ec7',24297,'2024-10',4657,31),
('bddc92f60ec7',24298,'2024-11',4688,30),
('bddc92f60ec7',24299,'2024-12',4718,31),
('bddc92f60ec7',24300,'2025-01',4749,31),
('bddc92f60ec7',24301,'2025-02',4780,28),
('bddc92f60ec7',24302,'2025-03',4808,31),
('bddc92f60ec7',24303,'2025-04',4839,30),
('bddc92f60ec7',24304,'2025-05',4869,31),
('bddc92f60ec7',24305,'2025-06',4900,30),
('bddc92f60ec7',24306,'2025-07',4930,31),
('bddc92f60ec7',24307,'2025-08',4961,31),
('bddc92f60ec7',24308,'2025-09',4992,30),
('bddc92f60ec7',24309,'2025-10',5022,31),
('bddc92f60ec7',24310,'2025-11',5053,30),
('bddc92f60ec7',24311,'2025-12',5083,31),
('bddc92f60ec7',24312,'2026-01',5114,31),
('bddc92f60ec7',24313,'2026-02',5145,28),
('bddc92f60ec7',24314,'2026-03',5173,31),
('bddc92f60ec7',24315,'2026-04',5204,30),
('bddc92f60ec7',24316,'2026-05',5234,31),
('bddc92f60ec7',24317,'2026-06',5265,30),
('bddc92f60ec7',24318,'2026-07',5295,31),
('bddc92f60ec7',24319,'2026-08',5326,31),
('bddc92f60ec7',24320,'2026-09',5357,30),
('bddc92f60ec7',24321,'2026-10',5387,31),
('bddc92f60ec7',24322,'2026-11',5418,30),
('bddc92f60ec7',24323,'2026-12',5448,31),
('bddc92f60ec7',24324,'2027-01',5479,31),
('bddc92f60ec7',24325,'2027-02',5510,28),
('bddc92f60ec7',24326,'2027-03',5538,31),
('bddc92f60ec7',24327,'2027-04',5569,30),
('bddc92f60ec7',24328,'2027-05',5599,31),
('bddc92f60ec7',24329,'2027-06',5630,30),
('bddc92f60ec7',24330,'2027-07',5660,31),
('bddc92f60ec7',24331,'2027-08',5691,31),
('bddc92f60ec7',24332,'2027-09',5722,30),
('bddc92f60ec7',24333,'2027-10',5752,31),
('bddc92f60ec7',24334,'2027-11',5783,30),
('bddc92f60ec7',24335,'2027-12',5813,31),
('bddc92f60ec7',24336,'2028-01',5844,31),
('bddc92f60ec7',24337,'2028-02',5875,29),
('bddc92f60ec7',24338,'2028-03',5904,31),
('bddc92f60ec7',24339,'2028-04',5935,30),
('bddc92f60ec7',24340,'2028-05',5965,31),
('bddc92f60ec7',24341,'2028-06',5996,30),
('bddc92f60ec7',24342,'2028-07',6026,31),
('bddc92f60ec7',24343,'2028-08',6057,31),
('bddc92f60ec7',24344,'2028-09',6088,30),
('bddc92f60ec7',24345,'2028-10',6118,31),
('bddc92f60ec7',24346,'2028-11',6149,30),
('bddc92f60ec7',24347,'2028-12',6179,31),
('bddc92f60ec7',24348,'2029-01',6210,31),
('bddc92f60ec7',24349,'2029-02',6241,28),
('bddc92f60ec7',24350,'2029-03',6269,31),
('bddc92f60ec7',24351,'2029-04',6300,30),
('bddc92f60ec7',24352,'2029-05',6330,31),
('bddc92f60ec7',24353,'2029-06',6361,30),
('bddc92f60ec7',24354,'2029-07',6391,31),
('bddc92f60ec7',24355,'2029-08',6422,31),
('bddc92f60ec7',24356,'2029-09',6453,30),
('bddc92f60ec7',24357,'2029-10',6483,31),
('bddc92f60ec7',24358,'2029-11',6514,30),
('bddc92f60ec7',24359,'2029-12',6544,31),
('bddc92f60ec7',24360,'2030-01',6575,31),
('bddc92f60ec7',24361,'2030-02',6606,28),
('bddc92f60ec7',24362,'2030-03',6634,31),
('bddc92f60ec7',24363,'2030-04',6665,30),
('bddc92f60ec7',24364,'2030-05',6695,31),
('bddc92f60ec7',24365,'2030-06',6726,30),
('bddc92f60ec7',24366,'2030-07',6756,31),
('bddc92f60ec7',24367,'2030-08',6787,31),
('bddc92f60ec7',24368,'2030-09',6818,30),
('bddc92f60ec7',24369,'2030-10',6848,31),
('bddc92f60ec7',24370,'2030-11',6879,30),
('bddc92f60ec7',24371,'2030-12',6909,31),
('bddc92f60ec7',24372,'2031-01',6940,31),
('bddc92f60ec7',24373,'2031-02',6971,28),
('bddc92f60ec7',24374,'2031-03',6999,31),
('bddc92f60ec7',24375,'2031-04',7030,30),
('bddc92f60ec7',24376,'2031-05',7060,31),
('bddc92f60ec7',24377,'2031-06',7091,30),
('bddc92f60ec7',24378,'2031-07',7121,31),
('bddc92f60ec7',24379,'2031-08',7152,31),
('bddc92f60ec7',24380,'2031-09',7183,30),
('bddc92f60ec7',24381,'2031-10',7213,31),
('bddc92f60ec7',24382,'2031-11',7244,30),
('bddc92f60ec7',24383,'2031-12',7274,31);

insert into working_day
  (calendar, date, ordinal, worked, nth, number, month, day_of_month, counts_from, counts_as, rolls_to)
with
  day_of_month (dd) as (
    values
      ('01'), ('02'), ('03'), ('04'), ('05'), ('06'), ('07'), ('08'), ('09'), ('10'), ('11'), ('12'), ('13'), ('14'),
      ('15'), ('16'), ('17'), ('18'), ('19'), ('20'), ('21'), ('22'), ('23'), ('24'), ('25'), ('26'), ('27'), ('28'),
      ('29'), ('30'), ('31')
  ),
  every_day as (
    select
      m.calendar, m.month, m.name || '-' || d.dd as date, cast(d.dd as integer) as day_of_month,
      m.first_number + cast(d.dd as integer) - 1 as number
    from calendar_month m
    join day_of_month d on cast(d.dd as integer) <= m.length
  ),
  told as (
    select
      e.calendar, e.date, e.number, e.month, e.day_of_month, c.next_working_day, c.first_day_counts, c.rolls,
      case when w.weekday is not null and s.date is null then 1 else 0 end as worked
    from every_day e
    join calendar c on c.id = e.calendar
    left join working_weekday w on w.calendar = e.calendar and w.weekday = (e.number + c.first_weekday) % 7
    left join closed_day s on s.calendar = e.calendar and s.date = e.date
  ),
  numbered as (
    select
      t.*,
      cast(sum(t.worked) over (partition by t.calendar order by t.number) as integer) as ordinal,
      min(case when t.worked = 1 then t.number end) over (partition by t.calendar order by t.number desc) as next_worked
    from told t
  )
select
  calendar, date, ordinal, worked, case when worked = 1 then ordinal end, number, month, day_of_month,
  case
    when first_day_counts = 1 then ordinal - worked
    when next_working_day = 1 then ordinal - worked + 1
    else ordinal
  end,
  case when next_working_day = 1 then next_worked else number end,
  case when rolls = 1 then next_worked else number end
from numbered;

-- What happened, numbered from 1 in each case, with its day as a number of the calendar; empty where it has none.
create view dated as
select
  h.case_id, h.event, e.procedure, e.stage, h.day,
  cast(row_number() over (partition by h.case_id order by h.number) as integer) as n,
  row_number() over (partition by h.case_id order by h.number desc) as from_last,
  d.number as day_number,
  case when c.next_working_day = 1 and h.at_time > c.day_ends then 1 else 0 end as late,
  case when h.until is null then 0 else 1 end as told,
  u.number as until_number
from happened h
cross join calendar c
left join event e on e.id = h.event
left join working_day d on d.date = h.day
left join working_day u on u.date = h.until;

create view case_of as
select
  case_id, min(procedure) as procedure, max(n) as events, max(case when from_last = 1 then day_number end) as last_number
from dated
group by case_id;

-- Where each case was on each line after each of its events.
create view trail as
with recursive
  told as materialized (select case_id, n, event from dated),
  replay (case_id, line, n, event, source, state) as (
    select k.case_id, l.id, 0, cast(null as text), cast(null as text), l.initial
    from case_of k
    join line l on l.procedure = k.procedure
    union all
    select r.case_id, r.line, t.n, t.event, r.state, coalesce(m.target, r.state)
    from replay r
    join told t on t.case_id = r.case_id and t.n = r.n + 1
    left join move m on m.state = r.state and m.event = t.event
  )
select case_id, line, n, event, source, state from replay;

-- Where each case is now, on each line.
create view place as
select t.case_id, t.line, t.state, s.title, s.final
from trail t
join case_of k on k.case_id = t.case_id and k.events = t.n
join state s on s.id = t.state;

-- The acts that are open beside the main line.
create view owed as
with
  route as materialized (select * from trail where source <> state),
  told as materialized (select case_id, n, event from dated),
  opened as (
    select r.case_id, d.act, r.n from route r join duty d on d.state = r.state
    union all
    select r.case_id, p.act, r.n from route r join passed_over p on p.state = r.source and p.event = r.event
    union all
    select t.case_id, d.act, t.n from told t join duty d on d.event = t.event
  ),
  closed as (
    select case_id, event as act, n from told
    union all
    select t.case_id, b.act, t.n from told t join done_by b on b.event = t.event
  ),
  last_closed as (select case_id, act, max(n) as n from closed group by case_id, act)
select o.case_id, o.act
from opened o
left join last_closed c on c.case_id = o.case_id and c.act = o.act
group by o.case_id, o.act
having max(o.n) >= coalesce(max(c.n), 0);

-- When each event first happened, since its stage last began anew.
create view first_happened as
with
  told as materialized (select * from dated),
  again as (
    select t.case_id, r.stage, max(t.n) as n
    from told t
    join reopening r on r.event = t.event
    group by t.case_id, r.stage
  ),
  first_told as materialized (
    select t.case_id, t.event, min(t.n) as n
    from told t
    left join again a on a.case_id = t.case_id and a.stage = t.stage
    where a.n is null or t.n >= a.n
    group by t.case_id, t.event
  )
select case_id, event, n from first_told
union all
select f.case_id, a.event, f.n
from first_told f
join taken_as a on a.happened = f.event
where not exists (select 1 from first_told o where o.case_id = f.case_id and o.event = a.event);

-- From which event until which the clocks of a stage stood still; `until_n` is empty while they do.
create view stopped as
with
  told as materialized (select case_id, n, event from dated),
  ends as (
    select
      t.case_id, p.id, t.n as until_n,
      coalesce(lag(t.n) over (partition by t.case_id, p.id order by t.n), 0) as after_n
    from told t
    join pause p on p.ends_on = t.event
  ),
  spans as (
    select case_id, id, after_n, until_n from ends
    union all
    select k.case_id, p.id, coalesce(max(e.until_n), 0), cast(null as integer)
    from case_of k
    cross join pause p
    left join ends e on e.case_id = k.case_id and e.id = p.id
    group by k.case_id, p.id
  )
select s.case_id, p.id as pause, p.stage, min(t.n) as n, s.until_n
from spans s
join pause p on p.id = s.id
join told t
  on t.case_id = s.case_id and t.event = p.starts_on and t.n > s.after_n and (s.until_n is null or t.n < s.until_n)
group by s.case_id, p.id, p.stage, s.until_n;

-- From which event each clock counts, among those that have happened.
create view started as
with chosen as (
  select f.case_id, s.clock, s.way, min(f.n) as n
  from clock_start s
  join clock c on c.id = s.clock and c.silent = 0
  join first_happened f on f.event = s.event
  group by f.case_id, s.clock, s.way
  union all
  select t.case_id, s.clock, s.way, max(t.n)
  from clock_start s
  join clock c on c.id = s.clock and c.silent = 1
  join dated t on t.event = s.event
  group by t.case_id, s.clock, s.way
)
select h.case_id, h.clock, h.way, h.n, t.event, t.day, t.day_number, t.late
from chosen h
join dated t on t.case_id = h.case_id and t.n = h.n;

-- The last day of every clock, worked out step by step: `begin` at the end of another clock, at the latest; `take` the
-- time or what an extension makes of it; `count` it; `land` on a day of the calendar; `pause`; `settle` for the day that
-- an extension told. `reach` is an ordinal of the working day, or the number of a day, before it lands.
create view counted as
with recursive
  told as materialized (select * from dated),
  begun as materialized (select * from started),
  extending as materialized (
    select
      t.case_id, x.clock, x.kind, x.number, x.unit, x.longer, t.told, t.until_number,
      cast(row_number() over (partition by t.case_id, x.clock order by t.n) as integer) as turn
    from told t
    join extension x on x.event = t.event
    join clock c on c.id = x.clock and c.silent = 0
  ),
  pausing as materialized (
    select
      s.case_id, c.id as clock, a.day_number as from_number, a.late as from_late, b.day_number as to_number,
      b.late as to_late, s.until_n as to_n,
      cast(row_number() over (partition by s.case_id, c.id order by s.n, s.until_n) as integer) as turn
    from stopped s
    join clock c on c.stage = s.stage and c.kind <> 'window'
    join told a on a.case_id = s.case_id and a.n = s.n
    join told b on b.case_id = s.case_id and b.n = s.until_n
  ),
  clock_of as materialized (
    select
      k.case_id, k.last_number, c.id as clock, c.left_to_host, cast(coalesce(x.turns, 0) as integer) as turns,
      cast(coalesce(p.turns, 0) as integer) as pauses
    from case_of k
    join clock c on c.procedure = k.procedure and c.timed = 1
    left join (select case_id, clock, max(turn) as turns from extending group by case_id, clock) x
      on x.case_id = k.case_id and x.clock = c.id
    left join (select case_id, clock, max(turn) as turns from pausing group by case_id, clock) p
      on p.case_id = k.case_id and p.clock = c.id
  ),
  turn as materialized (
    select
      case_id, clock, 0 as turn, pauses, cast(null as text) as kind, cast(null as integer) as number,
      cast(null as text) as unit, 0 as longer, 0 as told, cast(null as integer) as until_number
    from clock_of
    where left_to_host is null
    union all
    select
      x.case_id, x.clock, x.turn, c.pauses, x.kind, x.number, x.unit, x.longer, x.told, x.until_number
    from extending x
    join clock_of c on c.case_id = x.case_id and c.clock = x.clock and c.left_to_host is null
  ),
  last_step as materialized (
    select
      case_id, clock, case when left_to_host is null then (turns + 1) * (3 * pauses + 4) - 1 else -1 end as k
    from clock_of
  ),
  part (act, offset_k) as (values ('take', 0), ('count', 1), ('land', 2), ('settle', 3)),
  pause_part (act, offset_k) as (values ('pause', 0), ('count', 1), ('land', 2)),
  act as materialized (
    select
      t.case_id, t.clock, p.act, t.turn * (3 * t.pauses + 4) + p.offset_k + case p.offset_k when 3 then 3 * t.pauses else 0 end as k,
      t.turn, t.kind, t.number, t.unit, t.longer, t.told, t.until_number, cast(null as integer) as from_number,
      cast(null as integer) as from_late, cast(null as integer) as to_number, cast(null as integer) as to_late,
      cast(null as integer) as to_n
    from turn t
    cross join part p
    union all
    select
      t.case_id, t.clock, case when p.act = 'count' and c.restarts = 0 then 'wait' else p.act end,
      t.turn * (3 * t.pauses + 4) + 3 * s.turn + p.offset_k,
      t.turn, t.kind, t.number, t.unit, t.longer, t.told, t.until_number, s.from_number, s.from_late, s.to_number,
      s.to_late, s.to_n
    from turn t
    join pausing s on s.case_id = t.case_id and s.clock = t.clock
    cross join pause_part p
    cross join calendar c
  ),
  step as materialized (
    select
      a.case_id, a.clock as after_clock, a.k - 1 as after_k, a.clock, cast(null as integer) as way, a.k, a.act, a.turn,
      a.kind, a.number, a.unit, a.longer, a.told, a.until_number, a.from_number, a.to_number, a.to_late, a.to_n,
      f.counts_as as from_counts, t.counts_as as to_counts, w.ordinal as to_ordinal
    from act a
    cross join calendar c
    left join working_day f on f.number = a.from_number + a.from_late
    left join working_day t on t.number = a.to_number + a.to_late
    left join working_day w on w.number = t.counts_as
    union all
    select distinct
      l.case_id, l.clock, l.k, s.clock, s.way, -1, 'begin', 0, cast(null as text), d.number, d.unit, 0, 0,
      cast(null as integer), cast(null as integer), cast(null as integer), cast(null as integer),
      cast(null as integer), cast(null as integer), cast(null as integer), cast(null as integer)
    from last_step l
    join clock_start s on s.bounded_by = l.clock
    join clock c on c.id = s.clock and c.left_to_host is null and c.silent = 0
    join clock_time d on d.clock = s.clock and d.way = s.way
    where not exists (
      select 1 from begun b where b.case_id = l.case_id and b.clock = s.clock and b.way = s.way
    )
  ),
  run (
    case_id, clock, way, k, start, start_late, start_n, base, base_late, number, unit, number_before, unit_before, reach,
    reached, day, at_latest, unlimited, fixed, why
  ) as (
    select
      b.case_id, b.clock, b.way, -1, b.day_number, b.late, b.n, b.day_number, b.late, d.number, d.unit, d.number, d.unit,
      cast(null as integer), cast(null as integer), cast(null as integer), 0, 0, 0,
      case when b.day_number is null then 'outside the calendar' end
    from begun b
    join clock c on c.id = b.clock and c.left_to_host is null
    join clock_time d on d.clock = b.clock and d.way = b.way
    union all
    select
      case_id, clock, 1, -1, cast(null as integer), cast(null as integer), cast(null as integer), cast(null as integer),
      cast(null as integer), cast(null as integer), cast(null as text), cast(null as integer), cast(null as text),
      cast(null as integer), cast(null as integer), cast(null as integer), 0, 0, 0, 'left to the host'
    from clock_of
    where left_to_host is not null
    union all
    select
      r.case_id, s.clock, coalesce(s.way, r.way), s.k,
      -- start, its lateness, its event
      case
        when s.act = 'begin' then r.day
        when s.act = 'pause' and c.restarts = 1 and r.fixed = 0 and s.from_number <= r.day
          and case when r.start_n is null then s.to_number >= r.start else s.to_n > r.start_n end then s.to_number
        else r.start
      end,
      case
        when s.act = 'begin' then 0
        when s.act = 'pause' and c.restarts = 1 and r.fixed = 0 and s.from_number <= r.day
          and case when r.start_n is null then s.to_number >= r.start else s.to_n > r.start_n end then s.to_late
        else r.start_late
      end,
      case
        when s.act = 'begin' then null
        when s.act = 'pause' and c.restarts = 1 and r.fixed = 0 and s.from_number <= r.day
          and case when r.start_n is null then s.to_number >= r.start else s.to_n > r.start_n end then s.to_n
        else r.start_n
      end,
      -- from where the count goes: what is added in another unit goes from the last day
      case
        when s.act = 'begin' then r.day
        when s.act = 'take' and s.kind = 'by up to' and s.unit <> r.unit then r.day
        when s.act = 'take' then r.start
        when s.act = 'pause' and c.restarts = 1 and r.fixed = 0 and s.from_number <= r.day
          and case when r.start_n is null then s.to_number >= r.start else s.to_n > r.start_n end then s.to_number
        else r.base
      end,
      case
        when s.act = 'begin' then 0
        when s.act = 'take' and s.kind = 'by up to' and s.unit <> r.unit then 0
        when s.act = 'take' then r.start_late
        when s.act = 'pause' and c.restarts = 1 and r.fixed = 0 and s.from_number <= r.day
          and case when r.start_n is null then s.to_number >= r.start else s.to_n > r.start_n end then s.to_late
        else r.base_late
      end,
      -- the time
      case
        when s.act = 'begin' then s.number
        when s.act = 'take' and s.kind = 'by up to' and s.unit = r.unit then r.number + s.number
        when s.act = 'take' and s.kind in ('by up to', 'in total') then s.number
        when s.act = 'settle' and s.told = 1 and (r.unlimited = 1 or s.longer = 1 or s.until_number <= r.day)
          then r.number_before
        else r.number
      end,
      case
        when s.act = 'begin' then s.unit
        when s.act = 'take' and s.kind in ('by up to', 'in total') then s.unit
        when s.act = 'settle' and s.told = 1 and (r.unlimited = 1 or s.longer = 1 or s.until_number <= r.day)
          then r.unit_before
        else r.unit
      end,
      case when s.act = 'take' then r.number when s.act = 'begin' then s.number else r.number_before end,
      case when s.act = 'take' then r.unit when s.act = 'begin' then s.unit else r.unit_before end,
      -- how far it reaches
      case
        when s.act = 'count' and u.working = 1 and r.number = 0 and d.counts_from < d.ordinal - d.worked + 1
          then d.ordinal - d.worked + 1
        when s.act = 'count' and u.working = 1 then d.counts_from + r.number
        when s.act = 'count' and u.months > 0 and m.length < d.day_of_month then m.first_number + m.length - 1
        when s.act = 'count' and u.months > 0
          then m.first_number + d.day_of_month - 1 - case when r.number > 0 then c.first_day_counts else 0 end
        when s.act = 'count'
          then d.number + r.number * u.days - case when r.number > 0 then c.first_day_counts else 0 end
        when s.act = 'pause' and c.restarts = 0 and r.fixed = 0 and s.from_number <= r.day
          and d.number < case u.working when 1 then s.to_counts else s.to_number end
          then r.reach + case u.working when 1 then s.to_ordinal - d.ordinal else s.to_number - d.number end
        else r.reach
      end,
      case
        when s.act = 'count' then case u.working when 1 then d.counts_as else d.number end - c.first_day_counts
        when s.act = 'pause' and c.restarts = 0 and r.fixed = 0 and s.from_number <= r.day
          and d.number < case u.working when 1 then s.to_counts else s.to_number end
          then case u.working when 1 then s.to_counts else s.to_number end
        else r.reached
      end,
      case
        when s.act = 'land' then case u.working when 1 then w.number else d.rolls_to end
        when s.act = 'settle' and s.told = 1 and (r.unlimited = 1 or s.longer = 1 or s.until_number <= r.day)
          then s.until_number
        else r.day
      end,
      case when s.act = 'begin' then 1 else r.at_latest end,
      case
        when s.act = 'take' and s.turn > 0 and s.kind not in ('by up to', 'in total') then 1
        when s.act in ('settle', 'begin') then 0
        else r.unlimited
      end,
      case
        when s.act = 'take' and s.kind = 'by up to' and s.unit <> r.unit then 1
        when s.act in ('take', 'begin') then 0
        else r.fixed
      end,
      case
        when s.act = 'begin' and r.why = 'extended without a limit' then 'no start'
        when r.why is not null then r.why
        when s.act = 'land' and case u.working when 1 then w.number else d.rolls_to end is null
          then 'outside the calendar'
        when s.act = 'pause' and (s.from_counts is null or s.to_counts is null) then 'outside the calendar'
        when s.act = 'settle' and r.unlimited = 1 and s.told = 0 then 'extended without a limit'
        when s.act = 'settle' and s.told = 1 and s.until_number is null then 'outside the calendar'
      end
    from run r
    join step s on s.case_id = r.case_id and s.after_clock = r.clock and s.after_k = r.k
    cross join calendar c
    left join unit u on u.id = r.unit
    left join working_day d
      on d.number = case s.act
        when 'count' then r.base + case u.working when 1 then r.base_late else 0 end
        when 'pause' then
          case
            when case u.working when 1 then s.from_counts else s.from_number end - c.pause_day_counts > r.reached
              then case u.working when 1 then s.from_counts else s.from_number end - c.pause_day_counts
            else r.reached
          end
        when 'land' then r.reach
      end
    left join calendar_month m on s.act = 'count' and m.month = d.month + r.number * u.months
    left join working_day w on s.act = 'land' and w.nth = r.reach
  ),
  found as (
    select
      r.case_id, r.clock, r.way, max(r.at_latest) as at_latest, max(case when r.why is null then r.day end) as day,
      max(case r.why when 'left to the host' then 1 else 0 end) as left_to_host,
      max(case r.why when 'outside the calendar' then 1 else 0 end) as outside,
      max(case r.why when 'extended without a limit' then 1 else 0 end) as unlimited
    from run r
    join last_step l on l.case_id = r.case_id and l.clock = r.clock and l.k = r.k
    group by r.case_id, r.clock, r.way
  ),
  reason as (
    select
      case_id, clock, way, at_latest,
      case when left_to_host = 1 or outside = 1 then null else day end as day,
      case
        when left_to_host = 1 then 'left to the host'
        when outside = 1 then 'outside the calendar'
        when day is null and unlimited = 1 then 'extended without a limit'
        when day is null then 'no start'
      end as why
    from found
  ),
  both_ways as (
    select
      k.case_id, k.clock, k.last_number, k.turns, c.pick, coalesce(a.at_latest, 1) as at_latest, coalesce(b.at_latest, 1) as at_latest_2,
      a.day, b.day as day_2, case when a.clock is null then 'no start' else a.why end as why,
      case when b.clock is null then 'no start' else b.why end as why_2
    from clock_of k
    join clock c on c.id = k.clock
    left join reason a on a.case_id = k.case_id and a.clock = k.clock and a.way = 1
    left join reason b on b.case_id = k.case_id and b.clock = k.clock and b.way = 2
  )
select
  case_id, clock, last_number, turns as extended,
  case when pick = '' or at_latest > at_latest_2 then at_latest else at_latest_2 end as at_latest,
  case
    when why in ('left to the host', 'outside the calendar') then null
    when pick = '' then day
    when why_2 in ('left to the host', 'outside the calendar') then null
    when pick = 'later' and (day is null or day_2 is null) then null
    when day is null then day_2
    when day_2 is null then day
    when (pick = 'later') = (day >= day_2) then day
    else day_2
  end as day,
  case
    when why in ('left to the host', 'outside the calendar') or pick = '' then why
    when why_2 in ('left to the host', 'outside the calendar') then why_2
    when pick = 'earlier' and (why is null or why_2 is null) then null
    else coalesce(why, why_2)
  end as why
from both_ways;

-- The last day of every time that each case has. `why` says why there is none.
create view due_date as
with
  told as materialized (select * from dated),
  here as materialized (select * from place),
  been as (
    select h.case_id, s.stage from here h join state s on s.id = h.state and s.begun = 1
    union
    select case_id, stage from told where stage <> ''
    union
    select k.case_id, p.first_stage from case_of k join procedure p on p.id = k.procedure
  ),
  begun as materialized (select * from started),
  reached as (
    select b.case_id, c.id as clock from been b join clock c on c.stage = b.stage
    union all
    select f.case_id, c.id
    from clock c
    join clock o on o.id = c.opened_by
    join clock_start s on s.clock = o.id
    join first_happened f on f.event = s.event
    group by f.case_id, c.id, o.id, o.pick
    having o.pick <> 'later'
      or count(distinct s.event) = (select count(distinct z.event) from clock_start z where z.clock = o.id)
  ),
  finished as (
    select f.case_id, p.clock, min(f.n) as n
    from clock_stop p
    join clock c on c.id = p.clock and c.silent = 0
    join first_happened f on f.event = p.event
    group by f.case_id, p.clock
    union all
    select t.case_id, p.clock, min(t.n)
    from clock_stop p
    join clock c on c.id = p.clock and c.silent = 1
    join begun b on b.clock = p.clock and b.way = 1
    join told t on t.case_id = b.case_id and t.event = p.event and t.n >= b.n
    group by t.case_id, p.clock
  ),
  coming as (
    select h.case_id, a.clock from here h join still_ahead a on a.state = h.state
    union all
    select o.case_id, p.clock from owed o join clock_stop p on p.event = o.act
  ),
  standing_still as (
    select
      s.case_id, c.id as clock, t.day_number,
      row_number() over (partition by s.case_id, c.id order by s.pause) as place
    from stopped s
    join clock c on c.stage = s.stage and c.kind <> 'window'
    join told t on t.case_id = s.case_id and t.n = s.n
    where s.until_n is null
  ),
  -- What is known of each time, from one place each: brought together by grouping, which is quick in every database.
  known (
    case_id, clock, counted, last_number, at_latest, extended, day, why, reached, begun, counted_from, from_day, done,
    done_on, coming, paused_number
  ) as (
    select
      case_id, clock, 1, last_number, at_latest, extended, day, why, 0, 0, cast(null as text), cast(null as text), 0,
      cast(null as text), 0, cast(null as integer)
    from counted
    union all
    select case_id, clock, 0, null, null, null, null, null, 1, 0, null, null, 0, null, 0, null from reached
    union all
    select case_id, clock, 0, null, null, null, null, null, 0, 1, event, day, 0, null, 0, null
    from begun
    where way = 1
    union all
    select f.case_id, f.clock, 0, null, null, null, null, null, 0, 0, null, null, 1, t.day, 0, null
    from finished f
    join told t on t.case_id = f.case_id and t.n = f.n
    union all
    select case_id, clock, 0, null, null, null, null, null, 0, 0, null, null, 0, null, 1, null from coming
    union all
    select case_id, clock, 0, null, null, null, null, null, 0, 0, null, null, 0, null, 0, day_number
    from standing_still
    where place = 1
  ),
  whole as (
    select
      case_id, clock, max(last_number) as last_number, max(at_latest) as at_latest, max(extended) as extended,
      max(day) as day, max(why) as why, max(begun) as begun, max(counted_from) as counted_from,
      max(from_day) as from_day, max(done) as done, max(done_on) as done_on,
      case when max(done) = 0 and max(coming) = 0 then 1 else 0 end as ceased,
      case when max(done) = 0 then max(paused_number) end as paused_number
    from known
    group by case_id, clock
    having max(counted) = 1 and max(reached) = 1
  )
select
  w.case_id, w.clock, d.date as due, w.at_latest, w.counted_from, w.from_day, w.extended, w.done_on,
  p.date as paused_since, l.date as ceased_on, c.condition,
  case
    when w.why = 'left to the host' then w.why || ': ' || coalesce(c.left_to_host, 'what it counts from is')
    else w.why
  end as why
from whole w
join clock c on c.id = w.clock
left join working_day d on d.number = w.day
left join working_day p on p.number = w.paused_number and w.paused_number <= w.day
left join working_day l on l.number = w.last_number and w.ceased = 1
where (c.silent = 0 or w.begun = 1 or c.left_to_host is not null)
  -- What the case has left before its time was over is no longer due.
  and (
    w.ceased = 0 or w.last_number > w.day or w.why in ('outside the calendar', 'left to the host')
    or (w.day is not null and w.last_number is null)
  );

-- How every time stands from the day in `as_at`: never `running` or `kept` where a day is missing.
create view breach as
with
  seen_from as (
    select d.number
    from calendar c
    left join as_at a on 1 = 1
    left join working_day d on d.date = a.day
  ),
  judged as (
    select
      d.*, c.kind, c.rule, due.ordinal as due_ordinal, coalesce(done.number, ceased.number, s.number) as until_number,
      case
        when d.why like 'left to the host%' then 'left to the host'
        when d.why = 'outside the calendar' or (d.done_on is not null and done.number is null) then 'not known'
        when d.due is null then 'not counted'
        when done.number <= due.number then 'kept'
        when done.number > due.number then 'late'
        when d.paused_since is not null then 'paused'
        when s.number is null then 'not known'
        when s.number <= due.number then 'running'
        when c.kind = 'window' then 'lapsed'
        when d.ceased_on is not null then 'late'
        else 'open late'
      end as standing
    from due_date d
    join clock c on c.id = d.clock
    cross join seen_from s
    left join working_day due on due.date = d.due
    left join working_day done on done.date = d.done_on
    left join working_day ceased on ceased.date = d.ceased_on
  )
select
  j.case_id, j.clock, j.kind, j.due, j.at_latest, j.standing, j.done_on,
  -- What comes on a day not worked is as late as on the next working day.
  case
    when j.standing not in ('late', 'open late', 'lapsed') then null
    when u.ordinal - u.worked >= j.due_ordinal then u.ordinal - u.worked + 1 - j.due_ordinal
    else 1
  end as working_days_late,
  j.condition, j.rule, j.why
from judged j
left join working_day u on u.number = j.until_number;

-- The events that the host sends next: the times that have run out, where their end moves the case.
create view run_out as
select distinct b.case_id, b.clock as event, d.date as day
from breach b
join place p on p.case_id = b.case_id
join move m on m.state = p.state and m.event = b.clock
join working_day w on w.date = b.due
join working_day d on d.number = w.number + 1
where b.standing in ('late', 'open late', 'lapsed') and b.at_latest = 0;

-- What keeps the answers from being whole: every row is something to mend before they are relied on.
create view gap as
select 'an event that the policy does not know' as what, h.case_id, h.event as named
from happened h
left join event e on e.id = h.event
where e.id is null
union all
select 'a day that is not in the calendar', h.case_id, h.day
from happened h
left join working_day d on d.date = h.day
where d.date is null
union all
select 'a new last day that is not in the calendar', h.case_id, h.until
from happened h
left join working_day d on d.date = h.until
where h.until is not null and d.date is null
union all
select 'events of two procedures', case_id, min(event)
from dated
group by case_id
having count(distinct procedure) > 1
union all
select 'no day to look from, or none that is in the calendar', cast(null as text), a.day
from calendar c
left join as_at a on 1 = 1
left join working_day d on d.date = a.day
where d.date is null
union all
select 'a time whose last day could not be found', case_id, clock
from due_date
where why = 'outside the calendar'
union all
select 'a calendar with a day missing', cast(null as text), c.name
from calendar c
cross join working_day d
group by c.name
having count(*) <> (select sum(m.length) from calendar_month m) or max(d.nth) <> sum(d.worked)
union all
select 'an event that nothing makes', cast(null as text), s.event
from clock_start s
left join event e on e.id = s.event
where e.id is null;
