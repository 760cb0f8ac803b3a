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
('Cambridgeshire County Council','Customer feedback policy','2026-01','2026-01-16T17:00');

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
('complaint','complaint','stage-1'),
('compliment','compliment',''),
('suggestion','suggestion',''),
('representation','representation','');

insert into rule (id, procedure, stage, strength, sentence, canonical, source) values
('complaint.arrival.record','complaint','arrival','must','The council must record the feedback.',null,'Customer feedback policy, What happens when we receive your feedback?'),
('complaint.arrival.confirm','complaint','arrival','must','If the feedback came by online form, the council must confirm at once that it has arrived.',null,'Customer feedback policy, What happens when we receive your feedback?; step 1 of every kind'),
('complaint.arrival.direct','complaint','arrival','must','The council must direct the person to the other organisation.',null,'Customer feedback policy, What happens when we receive your feedback?'),
('complaint.arrival.decide','complaint','arrival','must','The council must decide which kind of feedback it is.',null,'Customer feedback policy, What happens when we receive your feedback?'),
('complaint.stage-1.pass','complaint','stage-1','must','The council must pass the complaint to the officer for review and investigation.','The council must pass the complaint to the officer for the review and the investigation.','Customer feedback policy, Complaint, Stage one - frontline resolution, step 2'),
('complaint.stage-1.acknowledge','complaint','stage-1','must','The council must acknowledge.',null,'Customer feedback policy, Complaint, Stage one - frontline resolution, step 3'),
('complaint.stage-1.receive','complaint','stage-1','must','The complainant must receive the acknowledgement within 5 working days of the submission.',null,'Customer feedback policy, Complaint, Stage one - frontline resolution, step 3'),
('complaint.stage-1.contact','complaint','stage-1','may','The council may contact the complainant to discuss the details and the evidence.',null,'Customer feedback policy, Complaint, Stage one - frontline resolution, step 4'),
('complaint.stage-1.respond','complaint','stage-1','must','The officer must respond within 10 working days of receiving the acknowledgement.',null,'Customer feedback policy, Complaint, Stage one - frontline resolution, step 5'),
('complaint.stage-1.extend','complaint','stage-1','may','The officer may extend the response with no limit.',null,'Customer feedback policy, Complaint, Stage one - frontline resolution, step 5'),
('complaint.stage-1.include','complaint','stage-1','must','The response must include the outcome and any remedy.',null,'Customer feedback policy, Complaint, Stage one - frontline resolution, step 6'),
('complaint.stage-2.escalate','complaint','stage-2','may','The complainant may escalate to the officer within 20 working days of receiving the stage 1 response.',null,'Customer feedback policy, Complaint, Stage two - review, step 1; stage one, step 7'),
('complaint.stage-2.pass','complaint','stage-2','must','The council must pass the escalation to the senior officer for review and investigation.','The council must pass the escalation to the senior officer for the review and the investigation.','Customer feedback policy, Complaint, Stage two - review, step 2'),
('complaint.stage-2.be','complaint','stage-2','must not','The senior officer must not be the officer who responded at stage 1.',null,'Customer feedback policy, Complaint, Stage two - review, step 2'),
('complaint.stage-2.be-2','complaint','stage-2','must','The senior officer must be more senior than the officer who responded at stage 1.',null,'Customer feedback policy, Complaint, Stage two - review, step 2'),
('complaint.stage-2.acknowledge','complaint','stage-2','must','The council must acknowledge.',null,'Customer feedback policy, Complaint, Stage two - review, step 3'),
('complaint.stage-2.receive','complaint','stage-2','must','The complainant must receive the acknowledgement within 5 working days of the escalation.',null,'Customer feedback policy, Complaint, Stage two - review, step 3'),
('complaint.stage-2.contact','complaint','stage-2','may','The council may contact the complainant to discuss the details and the evidence.',null,'Customer feedback policy, Complaint, Stage two - review, step 4'),
('complaint.stage-2.respond','complaint','stage-2','must','The senior officer must respond within 20 working days of receiving the acknowledgement.',null,'Customer feedback policy, Complaint, Stage two - review, step 5'),
('complaint.stage-2.extend','complaint','stage-2','may','The senior officer may extend the response with no limit.',null,'Customer feedback policy, Complaint, Stage two - review, step 5'),
('complaint.stage-2.include','complaint','stage-2','must','The response must include the outcome, any remedy and the Ombudsman''s details.',null,'Customer feedback policy, Complaint, Stage two - review, steps 6 and 7'),
('complaint.ombudsman.escalate','complaint','ombudsman','may','The complainant may escalate within 12 months.',null,'Customer feedback policy, Complaint, Stage two - review, step 7'),
('compliment.arrival.record','compliment','arrival','must','The council must record the feedback.',null,'Customer feedback policy, What happens when we receive your feedback?'),
('compliment.arrival.confirm','compliment','arrival','must','If the feedback came by online form, the council must confirm at once that it has arrived.',null,'Customer feedback policy, What happens when we receive your feedback?; step 1 of every kind'),
('compliment.arrival.direct','compliment','arrival','must','The council must direct the person to the other organisation.',null,'Customer feedback policy, What happens when we receive your feedback?'),
('compliment.arrival.decide','compliment','arrival','must','The council must decide which kind of feedback it is.',null,'Customer feedback policy, What happens when we receive your feedback?'),
('compliment.review','compliment','','must','The council must review the compliment.',null,'Customer feedback policy, Compliment, step 2'),
('compliment.pass','compliment','','must','The council must pass the compliment to the officer.',null,'Customer feedback policy, Compliment, step 3'),
('suggestion.arrival.record','suggestion','arrival','must','The council must record the feedback.',null,'Customer feedback policy, What happens when we receive your feedback?'),
('suggestion.arrival.confirm','suggestion','arrival','must','If the feedback came by online form, the council must confirm at once that it has arrived.',null,'Customer feedback policy, What happens when we receive your feedback?; step 1 of every kind'),
('suggestion.arrival.direct','suggestion','arrival','must','The council must direct the person to the other organisation.',null,'Customer feedback policy, What happens when we receive your feedback?'),
('suggestion.arrival.decide','suggestion','arrival','must','The council must decide which kind of feedback it is.',null,'Customer feedback policy, What happens when we receive your feedback?'),
('suggestion.pass','suggestion','','must','The council must pass the suggestion to the officer.',null,'Customer feedback policy, Suggestion, step 2'),
('suggestion.acknowledge','suggestion','','must','The council must acknowledge within 5 working days of the officer''s receipt of the suggestion.',null,'Customer feedback policy, Suggestion, step 3'),
('suggestion.change','suggestion','','may','The council may change the working practice at once.',null,'Customer feedback policy, Suggestion, step 4'),
('suggestion.consider','suggestion','','must','The council must consider the suggestion.',null,'Customer feedback policy, Suggestion, step 4'),
('suggestion.respond','suggestion','','aims to','If a response is requested, the council aims to respond within 10 working days.','If a response is requested, the council aims to respond within 10 working days of receipt.','Customer feedback policy, Suggestion, step 5'),
('representation.arrival.record','representation','arrival','must','The council must record the feedback.',null,'Customer feedback policy, What happens when we receive your feedback?'),
('representation.arrival.confirm','representation','arrival','must','If the feedback came by online form, the council must confirm at once that it has arrived.',null,'Customer feedback policy, What happens when we receive your feedback?; step 1 of every kind'),
('representation.arrival.direct','representation','arrival','must','The council must direct the person to the other organisation.',null,'Customer feedback policy, What happens when we receive your feedback?'),
('representation.arrival.decide','representation','arrival','must','The council must decide which kind of feedback it is.',null,'Customer feedback policy, What happens when we receive your feedback?'),
('representation.tell','representation','','must','The council must tell the person that it is a representation.',null,'Customer feedback policy, Representation'),
('representation.acknowledge','representation','','must','The council must acknowledge within 5 working days of the officer''s receipt of the representation.',null,'Customer feedback policy, Representation, step 2'),
('representation.pass','representation','','must','The council must pass the representation to the service director for review.','The council must pass the representation to the service director for the review.','Customer feedback policy, Representation, step 3'),
('representation.consider','representation','','must','The council must consider the representation.',null,'Customer feedback policy, Representation, step 3'),
('representation.decide','representation','','must','The council must decide whether to take forward the representation with the executive director.',null,'Customer feedback policy, Representation, step 3'),
('representation.finally-decide','representation','','must','The councillors must finally decide whether to change the policy.',null,'Customer feedback policy, Representation, step 3'),
('representation.respond','representation','','aims to','If a response is requested, the council aims to respond within 10 working days of the final decision.',null,'Customer feedback policy, Representation, step 4');

insert into line (procedure, id, initial) values
('complaint','main','complaint.start'),
('compliment','main','compliment.start'),
('suggestion','main','suggestion.start'),
('representation','main','representation.start');

insert into state (id, plain, procedure, line, stage, kind, title, rule, begun, final) values
('complaint.start','complaint__start','complaint','main','arrival','start','You send us your complaint',null,0,0),
('complaint.arrival.confirm.if','complaint__arrival__confirm__if','complaint','main','arrival','decision','Whether the feedback came by online form','complaint.arrival.confirm.if',1,0),
('complaint.arrival.confirm','complaint__arrival__confirm','complaint','main','arrival','step','We confirm that it has arrived','complaint.arrival.confirm',1,0),
('complaint.arrival.elsewhere','complaint__arrival__elsewhere','complaint','main','arrival','decision','Whether the council decides that the feedback is for another organisation','complaint.arrival.elsewhere',1,0),
('complaint.arrival.direct','complaint__arrival__direct','complaint','main','arrival','step','We tell you which organisation it is for','complaint.arrival.direct',1,0),
('complaint.arrival.direct.end','complaint__arrival__direct__end','complaint','main','arrival','ending','Ended','complaint.arrival.direct',1,1),
('complaint.arrival.decide','complaint__arrival__decide','complaint','main','arrival','decision','Which kind of feedback is it?','complaint.arrival.decide',1,0),
('complaint.arrival.decide.compliment.end','complaint__arrival__decide__compliment__end','complaint','main','arrival','ending','We treat it as a compliment','complaint.arrival.decide',1,1),
('complaint.arrival.decide.suggestion.end','complaint__arrival__decide__suggestion__end','complaint','main','arrival','ending','We treat it as a suggestion','complaint.arrival.decide',1,1),
('complaint.arrival.decide.representation.end','complaint__arrival__decide__representation__end','complaint','main','arrival','ending','We treat it as a representation','complaint.arrival.decide',1,1),
('complaint.accept','complaint__accept','complaint','main','arrival','decision','Does this procedure cover your complaint?',null,1,0),
('complaint.exclude.appeal.end','complaint__exclude__appeal__end','complaint','main','arrival','ending','Go to the route on our provide feedback page','complaint.exclude.appeal',1,1),
('complaint.exclude.tribunal.end','complaint__exclude__tribunal__end','complaint','main','arrival','ending','Go to the route on our provide feedback page','complaint.exclude.tribunal',1,1),
('complaint.exclude.adult-social-care.end','complaint__exclude__adult_social_care__end','complaint','main','arrival','ending','Go to the route on our provide feedback page','complaint.exclude.adult-social-care',1,1),
('complaint.exclude.childrens-social-care.end','complaint__exclude__childrens_social_care__end','complaint','main','arrival','ending','Go to the route on our provide feedback page','complaint.exclude.childrens-social-care',1,1),
('complaint.stage-1.pass','complaint__stage_1__pass','complaint','main','stage-1','step','We pass your complaint to the officer','complaint.stage-1.pass',1,0),
('complaint.stage-1.acknowledge','complaint__stage_1__acknowledge','complaint','main','stage-1','step','We acknowledge your complaint','complaint.stage-1.acknowledge',1,0),
('complaint.stage-1.respond','complaint__stage_1__respond','complaint','main','stage-1','step','We respond to your complaint','complaint.stage-1.respond',1,0),
('complaint.stage-1.rest','complaint__stage_1__rest','complaint','main','stage-1','rest','Are you satisfied?',null,1,0),
('complaint.stage-2.escalate.lapsed','complaint__stage_2__escalate__lapsed','complaint','main','stage-1','ending','Ended','complaint.stage-2.escalate',1,1),
('complaint.stage-2.pass','complaint__stage_2__pass','complaint','main','stage-2','step','We pass the escalation to the senior officer for the review and the investigation','complaint.stage-2.pass',1,0),
('complaint.stage-2.acknowledge','complaint__stage_2__acknowledge','complaint','main','stage-2','step','We acknowledge your complaint','complaint.stage-2.acknowledge',1,0),
('complaint.stage-2.respond','complaint__stage_2__respond','complaint','main','stage-2','step','We respond to your complaint','complaint.stage-2.respond',1,0),
('complaint.stage-2.rest','complaint__stage_2__rest','complaint','main','stage-2','rest','Are you satisfied?',null,1,0),
('complaint.ombudsman.escalate.lapsed','complaint__ombudsman__escalate__lapsed','complaint','main','stage-2','ending','Ended','complaint.ombudsman.escalate',1,1),
('complaint.ombudsman.rest','complaint__ombudsman__rest','complaint','main','ombudsman','ending','Ended',null,1,1),
('compliment.start','compliment__start','compliment','main','arrival','start','You send us your compliment',null,0,0),
('compliment.arrival.confirm.if','compliment__arrival__confirm__if','compliment','main','arrival','decision','Whether the feedback came by online form','compliment.arrival.confirm.if',1,0),
('compliment.arrival.confirm','compliment__arrival__confirm','compliment','main','arrival','step','We confirm that it has arrived','compliment.arrival.confirm',1,0),
('compliment.arrival.elsewhere','compliment__arrival__elsewhere','compliment','main','arrival','decision','Whether the council decides that the feedback is for another organisation','compliment.arrival.elsewhere',1,0),
('compliment.arrival.direct','compliment__arrival__direct','compliment','main','arrival','step','We tell you which organisation it is for','compliment.arrival.direct',1,0),
('compliment.arrival.direct.end','compliment__arrival__direct__end','compliment','main','arrival','ending','Ended','compliment.arrival.direct',1,1),
('compliment.arrival.decide','compliment__arrival__decide','compliment','main','arrival','decision','Which kind of feedback is it?','compliment.arrival.decide',1,0),
('compliment.arrival.decide.complaint.end','compliment__arrival__decide__complaint__end','compliment','main','arrival','ending','We treat it as a complaint','compliment.arrival.decide',1,1),
('compliment.arrival.decide.suggestion.end','compliment__arrival__decide__suggestion__end','compliment','main','arrival','ending','We treat it as a suggestion','compliment.arrival.decide',1,1),
('compliment.arrival.decide.representation.end','compliment__arrival__decide__representation__end','compliment','main','arrival','ending','We treat it as a representation','compliment.arrival.decide',1,1),
('compliment.review','compliment__review','compliment','main','','step','We review your compliment','compliment.review',1,0),
('compliment.pass','compliment__pass','compliment','main','','step','We pass your compliment to the officer','compliment.pass',1,0),
('compliment.rest','compliment__rest','compliment','main','','ending','Ended',null,1,1),
('suggestion.start','suggestion__start','suggestion','main','arrival','start','You send us your suggestion',null,0,0),
('suggestion.arrival.confirm.if','suggestion__arrival__confirm__if','suggestion','main','arrival','decision','Whether the feedback came by online form','suggestion.arrival.confirm.if',1,0),
('suggestion.arrival.confirm','suggestion__arrival__confirm','suggestion','main','arrival','step','We confirm that it has arrived','suggestion.arrival.confirm',1,0),
('suggestion.arrival.elsewhere','suggestion__arrival__elsewhere','suggestion','main','arrival','decision','Whether the council decides that the feedback is for another organisation','suggestion.arrival.elsewhere',1,0),
('suggestion.arrival.direct','suggestion__arrival__direct','suggestion','main','arrival','step','We tell you which organisation it is for','suggestion.arrival.direct',1,0),
('suggestion.arrival.direct.end','suggestion__arrival__direct__end','suggestion','main','arrival','ending','Ended','suggestion.arrival.direct',1,1),
('suggestion.arrival.decide','suggestion__arrival__decide','suggestion','main','arrival','decision','Which kind of feedback is it?','suggestion.arrival.decide',1,0),
('suggestion.arrival.decide.complaint.end','suggestion__arrival__decide__complaint__end','suggestion','main','arrival','ending','We treat it as a complaint','suggestion.arrival.decide',1,1),
('suggestion.arrival.decide.compliment.end','suggestion__arrival__decide__compliment__end','suggestion','main','arrival','ending','We treat it as a compliment','suggestion.arrival.decide',1,1),
('suggestion.arrival.decide.representation.end','suggestion__arrival__decide__representation__end','suggestion','main','arrival','ending','We treat it as a representation','suggestion.arrival.decide',1,1),
('suggestion.pass','suggestion__pass','suggestion','main','','step','We pass your suggestion to the officer','suggestion.pass',1,0),
('suggestion.acknowledge','suggestion__acknowledge','suggestion','main','','step','We acknowledge your suggestion','suggestion.acknowledge',1,0),
('suggestion.consider','suggestion__consider','suggestion','main','','step','We consider your suggestion','suggestion.consider',1,0),
('suggestion.respond.if','suggestion__respond__if','suggestion','main','','decision','Whether a response is requested','suggestion.respond.if',1,0),
('suggestion.respond','suggestion__respond','suggestion','main','','step','We respond to your suggestion','suggestion.respond',1,0),
('suggestion.rest','suggestion__rest','suggestion','main','','ending','Ended',null,1,1),
('representation.start','representation__start','representation','main','arrival','start','You send us your representation',null,0,0),
('representation.arrival.confirm.if','representation__arrival__confirm__if','representation','main','arrival','decision','Whether the feedback came by online form','representation.arrival.confirm.if',1,0),
('representation.arrival.confirm','representation__arrival__confirm','representation','main','arrival','step','We confirm that it has arrived','representation.arrival.confirm',1,0),
('representation.arrival.elsewhere','representation__arrival__elsewhere','representation','main','arrival','decision','Whether the council decides that the feedback is for another organisation','representation.arrival.elsewhere',1,0),
('representation.arrival.direct','representation__arrival__direct','representation','main','arrival','step','We tell you which organisation it is for','representation.arrival.direct',1,0),
('representation.arrival.direct.end','representation__arrival__direct__end','representation','main','arrival','ending','Ended','representation.arrival.direct',1,1),
('representation.arrival.decide','representation__arrival__decide','representation','main','arrival','decision','Which kind of feedback is it?','representation.arrival.decide',1,0),
('representation.arrival.decide.complaint.end','representation__arrival__decide__complaint__end','representation','main','arrival','ending','We treat it as a complaint','representation.arrival.decide',1,1),
('representation.arrival.decide.compliment.end','representation__arrival__decide__compliment__end','representation','main','arrival','ending','We treat it as a compliment','representation.arrival.decide',1,1),
('representation.arrival.decide.suggestion.end','representation__arrival__decide__suggestion__end','representation','main','arrival','ending','We treat it as a suggestion','representation.arrival.decide',1,1),
('representation.acknowledge','representation__acknowledge','representation','main','','step','We acknowledge your representation','representation.acknowledge',1,0),
('representation.pass','representation__pass','representation','main','','step','We pass your representation to the service director','representation.pass',1,0),
('representation.consider','representation__consider','representation','main','','step','We consider your representation','representation.consider',1,0),
('representation.choose','representation__choose','representation','main','','decision','Whether the representation is about a policy or funding decision','representation.choose',1,0),
('representation.decide','representation__decide','representation','main','','decision','Do we take forward your representation with the executive director?','representation.decide',1,0),
('representation.finally-decide','representation__finally_decide','representation','main','','step','We finally decide whether to change the policy','representation.finally-decide',1,0),
('representation.respond.if','representation__respond__if','representation','main','','decision','Whether a response is requested','representation.respond.if',1,0),
('representation.respond','representation__respond','representation','main','','step','We respond to your representation','representation.respond',1,0),
('representation.rest','representation__rest','representation','main','','ending','Ended',null,1,1);

insert into event (id, plain, procedure, label, rule, stage) values
('complaint.receipt','complaint__receipt','complaint','receipt',null,''),
('complaint.arrival.confirm.if.yes','complaint__arrival__confirm__if__yes','complaint','the feedback came by online form','complaint.arrival.confirm.if',''),
('complaint.arrival.confirm.done','complaint__arrival__confirm__done','complaint','confirmation','complaint.arrival.confirm','arrival'),
('complaint.arrival.confirm.if.no','complaint__arrival__confirm__if__no','complaint','no','complaint.arrival.confirm.if',''),
('complaint.arrival.elsewhere.yes','complaint__arrival__elsewhere__yes','complaint','the council decides that the feedback is for another organisation','complaint.arrival.elsewhere',''),
('complaint.arrival.direct.done','complaint__arrival__direct__done','complaint','direction','complaint.arrival.direct','arrival'),
('complaint.arrival.elsewhere.no','complaint__arrival__elsewhere__no','complaint','no','complaint.arrival.elsewhere',''),
('complaint.arrival.decide.complaint','complaint__arrival__decide__complaint','complaint','complaint','complaint.arrival.decide','arrival'),
('complaint.arrival.decide.compliment','complaint__arrival__decide__compliment','complaint','compliment','complaint.arrival.decide','arrival'),
('complaint.arrival.decide.suggestion','complaint__arrival__decide__suggestion','complaint','suggestion','complaint.arrival.decide','arrival'),
('complaint.arrival.decide.representation','complaint__arrival__decide__representation','complaint','representation','complaint.arrival.decide','arrival'),
('complaint.accept.yes','complaint__accept__yes','complaint','yes',null,''),
('complaint.exclude.appeal.applies','complaint__exclude__appeal__applies','complaint','an appeal','complaint.exclude.appeal',''),
('complaint.exclude.tribunal.applies','complaint__exclude__tribunal__applies','complaint','a tribunal','complaint.exclude.tribunal',''),
('complaint.exclude.adult-social-care.applies','complaint__exclude__adult_social_care__applies','complaint','a statutory complaint about adult social care','complaint.exclude.adult-social-care',''),
('complaint.exclude.childrens-social-care.applies','complaint__exclude__childrens_social_care__applies','complaint','a statutory complaint about children''s social care','complaint.exclude.childrens-social-care',''),
('complaint.stage-1.pass.done','complaint__stage_1__pass__done','complaint','handover','complaint.stage-1.pass','stage-1'),
('complaint.stage-1.acknowledge.done','complaint__stage_1__acknowledge__done','complaint','acknowledgement','complaint.stage-1.acknowledge','stage-1'),
('complaint.stage-1.respond.done','complaint__stage_1__respond__done','complaint','response','complaint.stage-1.respond','stage-1'),
('complaint.stage-2.escalate.done','complaint__stage_2__escalate__done','complaint','escalation','complaint.stage-2.escalate','stage-2'),
('clock.complaint.stage-2.escalate','clock__complaint__stage_2__escalate','complaint','time is over','complaint.stage-2.escalate',''),
('complaint.stage-2.pass.done','complaint__stage_2__pass__done','complaint','handover','complaint.stage-2.pass','stage-2'),
('complaint.stage-2.acknowledge.done','complaint__stage_2__acknowledge__done','complaint','acknowledgement','complaint.stage-2.acknowledge','stage-2'),
('complaint.stage-2.respond.done','complaint__stage_2__respond__done','complaint','response','complaint.stage-2.respond','stage-2'),
('complaint.ombudsman.escalate.done','complaint__ombudsman__escalate__done','complaint','escalation','complaint.ombudsman.escalate','ombudsman'),
('clock.complaint.ombudsman.escalate','clock__complaint__ombudsman__escalate','complaint','time is over','complaint.ombudsman.escalate',''),
('complaint.stage-1.contact.done','complaint__stage_1__contact__done','complaint','contact','complaint.stage-1.contact','stage-1'),
('complaint.stage-1.extend.done','complaint__stage_1__extend__done','complaint','extension','complaint.stage-1.extend','stage-1'),
('complaint.stage-2.contact.done','complaint__stage_2__contact__done','complaint','contact','complaint.stage-2.contact','stage-2'),
('complaint.stage-2.extend.done','complaint__stage_2__extend__done','complaint','extension','complaint.stage-2.extend','stage-2'),
('complaint.arrival.record.done','complaint__arrival__record__done','complaint','record','complaint.arrival.record','arrival'),
('complaint.stage-1.acknowledge.received','complaint__stage_1__acknowledge__received','complaint','receiving the acknowledgement','complaint.stage-1.receive','stage-1'),
('complaint.stage-2.acknowledge.received','complaint__stage_2__acknowledge__received','complaint','receiving the acknowledgement','complaint.stage-2.receive','stage-2'),
('clock.complaint.stage-1.receive','clock__complaint__stage_1__receive','complaint','time is over','complaint.stage-1.receive',''),
('complaint.submission','complaint__submission','complaint','the submission','complaint',''),
('clock.complaint.stage-1.respond','clock__complaint__stage_1__respond','complaint','time is over','complaint.stage-1.respond',''),
('complaint.stage-1.respond.received','complaint__stage_1__respond__received','complaint','receiving the stage 1 response','complaint.stage-1.respond','stage-1'),
('clock.complaint.stage-2.receive','clock__complaint__stage_2__receive','complaint','time is over','complaint.stage-2.receive',''),
('clock.complaint.stage-2.respond','clock__complaint__stage_2__respond','complaint','time is over','complaint.stage-2.respond',''),
('compliment.receipt','compliment__receipt','compliment','receipt',null,''),
('compliment.arrival.confirm.if.yes','compliment__arrival__confirm__if__yes','compliment','the feedback came by online form','compliment.arrival.confirm.if',''),
('compliment.arrival.confirm.done','compliment__arrival__confirm__done','compliment','confirmation','compliment.arrival.confirm','arrival'),
('compliment.arrival.confirm.if.no','compliment__arrival__confirm__if__no','compliment','no','compliment.arrival.confirm.if',''),
('compliment.arrival.elsewhere.yes','compliment__arrival__elsewhere__yes','compliment','the council decides that the feedback is for another organisation','compliment.arrival.elsewhere',''),
('compliment.arrival.direct.done','compliment__arrival__direct__done','compliment','direction','compliment.arrival.direct','arrival'),
('compliment.arrival.elsewhere.no','compliment__arrival__elsewhere__no','compliment','no','compliment.arrival.elsewhere',''),
('compliment.arrival.decide.compliment','compliment__arrival__decide__compliment','compliment','compliment','compliment.arrival.decide','arrival'),
('compliment.arrival.decide.complaint','compliment__arrival__decide__complaint','compliment','complaint','compliment.arrival.decide','arrival'),
('compliment.arrival.decide.suggestion','compliment__arrival__decide__suggestion','compliment','suggestion','compliment.arrival.decide','arrival'),
('compliment.arrival.decide.representation','compliment__arrival__decide__representation','compliment','representation','compliment.arrival.decide','arrival'),
('compliment.review.done','compliment__review__done','compliment','review','compliment.review',''),
('compliment.pass.done','compliment__pass__done','compliment','handover','compliment.pass',''),
('compliment.arrival.record.done','compliment__arrival__record__done','compliment','record','compliment.arrival.record','arrival'),
('suggestion.receipt','suggestion__receipt','suggestion','receipt',null,''),
('suggestion.arrival.confirm.if.yes','suggestion__arrival__confirm__if__yes','suggestion','the feedback came by online form','suggestion.arrival.confirm.if',''),
('suggestion.arrival.confirm.done','suggestion__arrival__confirm__done','suggestion','confirmation','suggestion.arrival.confirm','arrival'),
('suggestion.arrival.confirm.if.no','suggestion__arrival__confirm__if__no','suggestion','no','suggestion.arrival.confirm.if',''),
('suggestion.arrival.elsewhere.yes','suggestion__arrival__elsewhere__yes','suggestion','the council decides that the feedback is for another organisation','suggestion.arrival.elsewhere',''),
('suggestion.arrival.direct.done','suggestion__arrival__direct__done','suggestion','direction','suggestion.arrival.direct','arrival'),
('suggestion.arrival.elsewhere.no','suggestion__arrival__elsewhere__no','suggestion','no','suggestion.arrival.elsewhere',''),
('suggestion.arrival.decide.suggestion','suggestion__arrival__decide__suggestion','suggestion','suggestion','suggestion.arrival.decide','arrival'),
('suggestion.arrival.decide.complaint','suggestion__arrival__decide__complaint','suggestion','complaint','suggestion.arrival.decide','arrival'),
('suggestion.arrival.decide.compliment','suggestion__arrival__decide__compliment','suggestion','compliment','suggestion.arrival.decide','arrival'),
('suggestion.arrival.decide.representation','suggestion__arrival__decide__representation','suggestion','representation','suggestion.arrival.decide','arrival'),
('suggestion.pass.done','suggestion__pass__done','suggestion','handover','suggestion.pass',''),
('suggestion.acknowledge.done','suggestion__acknowledge__done','suggestion','acknowledgement','suggestion.acknowledge',''),
('suggestion.consider.done','suggestion__consider__done','suggestion','consideration','suggestion.consider',''),
('suggestion.respond.if.yes','suggestion__respond__if__yes','suggestion','a response is requested','suggestion.respond.if',''),
('suggestion.respond.done','suggestion__respond__done','suggestion','response','suggestion.respond',''),
('suggestion.respond.if.no','suggestion__respond__if__no','suggestion','no','suggestion.respond.if',''),
('suggestion.change.done','suggestion__change__done','suggestion','change','suggestion.change',''),
('suggestion.arrival.record.done','suggestion__arrival__record__done','suggestion','record','suggestion.arrival.record','arrival'),
('clock.suggestion.acknowledge','clock__suggestion__acknowledge','suggestion','time is over','suggestion.acknowledge',''),
('suggestion.receipt.the-officer','suggestion__receipt__the_officer','suggestion','the officer''s receipt of the suggestion','suggestion.receipt',''),
('clock.suggestion.respond','clock__suggestion__respond','suggestion','time is over','suggestion.respond',''),
('representation.receipt','representation__receipt','representation','receipt',null,''),
('representation.arrival.confirm.if.yes','representation__arrival__confirm__if__yes','representation','the feedback came by online form','representation.arrival.confirm.if',''),
('representation.arrival.confirm.done','representation__arrival__confirm__done','representation','confirmation','representation.arrival.confirm','arrival'),
('representation.arrival.confirm.if.no','representation__arrival__confirm__if__no','representation','no','representation.arrival.confirm.if',''),
('representation.arrival.elsewhere.yes','representation__arrival__elsewhere__yes','representation','the council decides that the feedback is for another organisation','representation.arrival.elsewhere',''),
('representation.arrival.direct.done','representation__arrival__direct__done','representation','direction','representation.arrival.direct','arrival'),
('representation.arrival.elsewhere.no','representation__arrival__elsewhere__no','representation','no','representation.arrival.elsewhere',''),
('representation.arrival.decide.representation','representation__arrival__decide__representation','representation','representation','representation.arrival.decide','arrival'),
('representation.arrival.decide.complaint','representation__arrival__decide__complaint','representation','complaint','representation.arrival.decide','arrival'),
('representation.arrival.decide.compliment','representation__arrival__decide__compliment','representation','compliment','representation.arrival.decide','arrival'),
('representation.arrival.decide.suggestion','representation__arrival__decide__suggestion','representation','suggestion','representation.arrival.decide','arrival'),
('representation.acknowledge.done','representation__acknowledge__done','representation','acknowledgement','representation.acknowledge',''),
('representation.pass.done','representation__pass__done','representation','handover','representation.pass',''),
('representation.consider.done','representation__consider__done','representation','consideration','representation.consider',''),
('representation.choose.yes','representation__choose__yes','representation','the representation is about a policy or funding decision','representation.choose',''),
('representation.decide.yes','representation__decide__yes','representation','yes','representation.decide',''),
('representation.finally-decide.done','representation__finally_decide__done','representation','final decision','representation.finally-decide',''),
('representation.decide.no','representation__decide__no','representation','no','representation.decide',''),
('representation.choose.no','representation__choose__no','representation','no','representation.choose',''),
('representation.respond.if.yes','representation__respond__if__yes','representation','a response is requested','representation.respond.if',''),
('representation.respond.done','representation__respond__done','representation','response','representation.respond',''),
('representation.respond.if.no','representation__respond__if__no','representation','no','representation.respond.if',''),
('representation.arrival.record.done','representation__arrival__record__done','representation','record','representation.arrival.record','arrival'),
('representation.tell.done','representation__tell__done','representation','done','representation.tell',''),
('clock.representation.acknowledge','clock__representation__acknowledge','representation','time is over','representation.acknowledge',''),
('representation.receipt.the-officer','representation__receipt__the_officer','representation','the officer''s receipt of the representation','representation.receipt',''),
('clock.representation.respond','clock__representation__respond','representation','time is over','representation.respond','');

insert into move (state, event, target, rule, label) values
('complaint.start','complaint.receipt','complaint.arrival.confirm.if',null,null),
('complaint.arrival.confirm.if','complaint.arrival.confirm.if.yes','complaint.arrival.confirm','complaint.arrival.confirm.if','the feedback came by online form'),
('complaint.arrival.confirm.if','complaint.arrival.confirm.if.no','complaint.arrival.elsewhere','complaint.arrival.confirm.if','no'),
('complaint.arrival.confirm.if','complaint.arrival.confirm.done','complaint.arrival.elsewhere','complaint.arrival.confirm',null),
('complaint.arrival.confirm.if','complaint.arrival.direct.done','complaint.arrival.direct.end','complaint.arrival.direct',null),
('complaint.arrival.confirm.if','complaint.stage-1.pass.done','complaint.stage-1.acknowledge','complaint.stage-1.pass',null),
('complaint.arrival.confirm.if','complaint.stage-1.acknowledge.done','complaint.stage-1.respond','complaint.stage-1.acknowledge',null),
('complaint.arrival.confirm.if','complaint.stage-1.respond.done','complaint.stage-1.rest','complaint.stage-1.respond',null),
('complaint.arrival.confirm','complaint.arrival.confirm.done','complaint.arrival.elsewhere','complaint.arrival.confirm',null),
('complaint.arrival.confirm','complaint.arrival.direct.done','complaint.arrival.direct.end','complaint.arrival.direct',null),
('complaint.arrival.confirm','complaint.stage-1.pass.done','complaint.stage-1.acknowledge','complaint.stage-1.pass',null),
('complaint.arrival.confirm','complaint.stage-1.acknowledge.done','complaint.stage-1.respond','complaint.stage-1.acknowledge',null),
('complaint.arrival.confirm','complaint.stage-1.respond.done','complaint.stage-1.rest','complaint.stage-1.respond',null),
('complaint.arrival.elsewhere','complaint.arrival.elsewhere.yes','complaint.arrival.direct','complaint.arrival.elsewhere','the council decides that the feedback is for another organisation'),
('complaint.arrival.elsewhere','complaint.arrival.elsewhere.no','complaint.arrival.decide','complaint.arrival.elsewhere','no'),
('complaint.arrival.elsewhere','complaint.arrival.direct.done','complaint.arrival.direct.end','complaint.arrival.direct',null),
('complaint.arrival.elsewhere','complaint.stage-1.pass.done','complaint.stage-1.acknowledge','complaint.stage-1.pass',null),
('complaint.arrival.elsewhere','complaint.stage-1.acknowledge.done','complaint.stage-1.respond','complaint.stage-1.acknowledge',null),
('complaint.arrival.elsewhere','complaint.stage-1.respond.done','complaint.stage-1.rest','complaint.stage-1.respond',null),
('complaint.arrival.direct','complaint.arrival.direct.done','complaint.arrival.direct.end','complaint.arrival.direct',null),
('complaint.arrival.decide','complaint.arrival.decide.complaint','complaint.accept','complaint.arrival.decide','complaint'),
('complaint.arrival.decide','complaint.arrival.decide.compliment','complaint.arrival.decide.compliment.end','complaint.arrival.decide','compliment'),
('complaint.arrival.decide','complaint.arrival.decide.suggestion','complaint.arrival.decide.suggestion.end','complaint.arrival.decide','suggestion'),
('complaint.arrival.decide','complaint.arrival.decide.representation','complaint.arrival.decide.representation.end','complaint.arrival.decide','representation'),
('complaint.arrival.decide','complaint.stage-1.pass.done','complaint.stage-1.acknowledge','complaint.stage-1.pass',null),
('complaint.arrival.decide','complaint.stage-1.acknowledge.done','complaint.stage-1.respond','complaint.stage-1.acknowledge',null),
('complaint.arrival.decide','complaint.stage-1.respond.done','complaint.stage-1.rest','complaint.stage-1.respond',null),
('complaint.accept','complaint.accept.yes','complaint.stage-1.pass',null,'yes'),
('complaint.accept','complaint.exclude.appeal.applies','complaint.exclude.appeal.end','complaint.exclude.appeal','an appeal'),
('complaint.accept','complaint.exclude.tribunal.applies','complaint.exclude.tribunal.end','complaint.exclude.tribunal','a tribunal'),
('complaint.accept','complaint.exclude.adult-social-care.applies','complaint.exclude.adult-social-care.end','complaint.exclude.adult-social-care','a statutory complaint about adult social care'),
('complaint.accept','complaint.exclude.childrens-social-care.applies','complaint.exclude.childrens-social-care.end','complaint.exclude.childrens-social-care','a statutory complaint about children''s social care'),
('complaint.accept','complaint.stage-1.pass.done','complaint.stage-1.acknowledge','complaint.stage-1.pass',null),
('complaint.accept','complaint.stage-1.acknowledge.done','complaint.stage-1.respond','complaint.stage-1.acknowledge',null),
('complaint.accept','complaint.stage-1.respond.done','complaint.stage-1.rest','complaint.stage-1.respond',null),
('complaint.stage-1.pass','complaint.stage-1.pass.done','complaint.stage-1.acknowledge','complaint.stage-1.pass',null),
('complaint.stage-1.pass','complaint.stage-1.acknowledge.done','complaint.stage-1.respond','complaint.stage-1.acknowledge',null),
('complaint.stage-1.pass','complaint.stage-1.respond.done','complaint.stage-1.rest','complaint.stage-1.respond',null),
('complaint.stage-1.acknowledge','complaint.stage-1.acknowledge.done','complaint.stage-1.respond','complaint.stage-1.acknowledge',null),
('complaint.stage-1.acknowledge','complaint.stage-1.respond.done','complaint.stage-1.rest','complaint.stage-1.respond',null),
('complaint.stage-1.respond','complaint.stage-1.respond.done','complaint.stage-1.rest','complaint.stage-1.respond',null),
('complaint.stage-1.rest','complaint.stage-2.escalate.done','complaint.stage-2.pass','complaint.stage-2.escalate',null),
('complaint.stage-1.rest','clock.complaint.stage-2.escalate','complaint.stage-2.escalate.lapsed','complaint.stage-2.escalate',null),
('complaint.stage-2.pass','complaint.stage-2.pass.done','complaint.stage-2.acknowledge','complaint.stage-2.pass',null),
('complaint.stage-2.pass','complaint.stage-2.acknowledge.done','complaint.stage-2.respond','complaint.stage-2.acknowledge',null),
('complaint.stage-2.pass','complaint.stage-2.respond.done','complaint.stage-2.rest','complaint.stage-2.respond',null),
('complaint.stage-2.acknowledge','complaint.stage-2.acknowledge.done','complaint.stage-2.respond','complaint.stage-2.acknowledge',null),
('complaint.stage-2.acknowledge','complaint.stage-2.respond.done','complaint.stage-2.rest','complaint.stage-2.respond',null),
('complaint.stage-2.respond','complaint.stage-2.respond.done','complaint.stage-2.rest','complaint.stage-2.respond',null),
('complaint.stage-2.rest','complaint.ombudsman.escalate.done','complaint.ombudsman.rest','complaint.ombudsman.escalate',null),
('complaint.stage-2.rest','clock.complaint.ombudsman.escalate','complaint.ombudsman.escalate.lapsed','complaint.ombudsman.escalate',null),
('compliment.start','compliment.receipt','compliment.arrival.confirm.if',null,null),
('compliment.arrival.confirm.if','compliment.arrival.confirm.if.yes','compliment.arrival.confirm','compliment.arrival.confirm.if','the feedback came by online form'),
('compliment.arrival.confirm.if','compliment.arrival.confirm.if.no','compliment.arrival.elsewhere','compliment.arrival.confirm.if','no'),
('compliment.arrival.confirm.if','compliment.arrival.confirm.done','compliment.arrival.elsewhere','compliment.arrival.confirm',null),
('compliment.arrival.confirm.if','compliment.arrival.direct.done','compliment.arrival.direct.end','compliment.arrival.direct',null),
('compliment.arrival.confirm.if','compliment.review.done','compliment.pass','compliment.review',null),
('compliment.arrival.confirm.if','compliment.pass.done','compliment.rest','compliment.pass',null),
('compliment.arrival.confirm','compliment.arrival.confirm.done','compliment.arrival.elsewhere','compliment.arrival.confirm',null),
('compliment.arrival.confirm','compliment.arrival.direct.done','compliment.arrival.direct.end','compliment.arrival.direct',null),
('compliment.arrival.confirm','compliment.review.done','compliment.pass','compliment.review',null),
('compliment.arrival.confirm','compliment.pass.done','compliment.rest','compliment.pass',null),
('compliment.arrival.elsewhere','compliment.arrival.elsewhere.yes','compliment.arrival.direct','compliment.arrival.elsewhere','the council decides that the feedback is for another organisation'),
('compliment.arrival.elsewhere','compliment.arrival.elsewhere.no','compliment.arrival.decide','compliment.arrival.elsewhere','no'),
('compliment.arrival.elsewhere','compliment.arrival.direct.done','compliment.arrival.direct.end','compliment.arrival.direct',null),
('compliment.arrival.elsewhere','compliment.review.done','compliment.pass','compliment.review',null),
('compliment.arrival.elsewhere','compliment.pass.done','compliment.rest','compliment.pass',null),
('compliment.arrival.direct','compliment.arrival.direct.done','compliment.arrival.direct.end','compliment.arrival.direct',null),
('compliment.arrival.decide','compliment.arrival.decide.compliment','compliment.review','compliment.arrival.decide','compliment'),
('compliment.arrival.decide','compliment.arrival.decide.complaint','compliment.arrival.decide.complaint.end','compliment.arrival.decide','complaint'),
('compliment.arrival.decide','compliment.arrival.decide.suggestion','compliment.arrival.decide.suggestion.end','compliment.arrival.decide','suggestion'),
('compliment.arrival.decide','compliment.arrival.decide.representation','compliment.arrival.decide.representation.end','compliment.arrival.decide','representation'),
('compliment.arrival.decide','compliment.review.done','compliment.pass','compliment.review',null),
('compliment.arrival.decide','compliment.pass.done','compliment.rest','compliment.pass',null),
('compliment.review','compliment.review.done','compliment.pass','compliment.review',null),
('compliment.review','compliment.pass.done','compliment.rest','compliment.pass',null),
('compliment.pass','compliment.pass.done','compliment.rest','compliment.pass',null),
('suggestion.start','suggestion.receipt','suggestion.arrival.confirm.if',null,null),
('suggestion.arrival.confirm.if','suggestion.arrival.confirm.if.yes','suggestion.arrival.confirm','suggestion.arrival.confirm.if','the feedback came by online form'),
('suggestion.arrival.confirm.if','suggestion.arrival.confirm.if.no','suggestion.arrival.elsewhere','suggestion.arrival.confirm.if','no'),
('suggestion.arrival.confirm.if','suggestion.arrival.confirm.done','suggestion.arrival.elsewhere','suggestion.arrival.confirm',null),
('suggestion.arrival.confirm.if','suggestion.arrival.direct.done','suggestion.arrival.direct.end','suggestion.arrival.direct',null),
('suggestion.arrival.confirm.if','suggestion.pass.done','suggestion.acknowledge','suggestion.pass',null),
('suggestion.arrival.confirm.if','suggestion.acknowledge.done','suggestion.consider','suggestion.acknowledge',null),
('suggestion.arrival.confirm.if','suggestion.consider.done','suggestion.respond.if','suggestion.consider',null),
('suggestion.arrival.confirm.if','suggestion.respond.done','suggestion.rest','suggestion.respond',null),
('suggestion.arrival.confirm','suggestion.arrival.confirm.done','suggestion.arrival.elsewhere','suggestion.arrival.confirm',null),
('suggestion.arrival.confirm','suggestion.arrival.direct.done','suggestion.arrival.direct.end','suggestion.arrival.direct',null),
('suggestion.arrival.confirm','suggestion.pass.done','suggestion.acknowledge','suggestion.pass',null),
('suggestion.arrival.confirm','suggestion.acknowledge.done','suggestion.consider','suggestion.acknowledge',null),
('suggestion.arrival.confirm','suggestion.consider.done','suggestion.respond.if','suggestion.consider',null),
('suggestion.arrival.confirm','suggestion.respond.done','suggestion.rest','suggestion.respond',null),
('suggestion.arrival.elsewhere','suggestion.arrival.elsewhere.yes','suggestion.arrival.direct','suggestion.arrival.elsewhere','the council decides that the feedback is for another organisation'),
('suggestion.arrival.elsewhere','suggestion.arrival.elsewhere.no','suggestion.arrival.decide','suggestion.arrival.elsewhere','no'),
('suggestion.arrival.elsewhere','suggestion.arrival.direct.done','suggestion.arrival.direct.end','suggestion.arrival.direct',null),
('suggestion.arrival.elsewhere','suggestion.pass.done','suggestion.acknowledge','suggestion.pass',null),
('suggestion.arrival.elsewhere','suggestion.acknowledge.done','suggestion.consider','suggestion.acknowledge',null),
('suggestion.arrival.elsewhere','suggestion.consider.done','suggestion.respond.if','suggestion.consider',null),
('suggestion.arrival.elsewhere','suggestion.respond.done','suggestion.rest','suggestion.respond',null),
('suggestion.arrival.direct','suggestion.arrival.direct.done','suggestion.arrival.direct.end','suggestion.arrival.direct',null),
('suggestion.arrival.decide','suggestion.arrival.decide.suggestion','suggestion.pass','suggestion.arrival.decide','suggestion'),
('suggestion.arrival.decide','suggestion.arrival.decide.complaint','suggestion.arrival.decide.complaint.end','suggestion.arrival.decide','complaint'),
('suggestion.arrival.decide','suggestion.arrival.decide.compliment','suggestion.arrival.decide.compliment.end','suggestion.arrival.decide','compliment'),
('suggestion.arrival.decide','suggestion.arrival.decide.representation','suggestion.arrival.decide.representation.end','suggestion.arrival.decide','representation'),
('suggestion.arrival.decide','suggestion.pass.done','suggestion.acknowledge','suggestion.pass',null),
('suggestion.arrival.decide','suggestion.acknowledge.done','suggestion.consider','suggestion.acknowledge',null),
('suggestion.arrival.decide','suggestion.consider.done','suggestion.respond.if','suggestion.consider',null),
('suggestion.arrival.decide','suggestion.respond.done','suggestion.rest','suggestion.respond',null),
('suggestion.pass','suggestion.pass.done','suggestion.acknowledge','suggestion.pass',null),
('suggestion.pass','suggestion.acknowledge.done','suggestion.consider','suggestion.acknowledge',null),
('suggestion.pass','suggestion.consider.done','suggestion.respond.if','suggestion.consider',null),
('suggestion.pass','suggestion.respond.done','suggestion.rest','suggestion.respond',null),
('suggestion.acknowledge','suggestion.acknowledge.done','suggestion.consider','suggestion.acknowledge',null),
('suggestion.acknowledge','suggestion.consider.done','suggestion.respond.if','suggestion.consider',null),
('suggestion.acknowledge','suggestion.respond.done','suggestion.rest','suggestion.respond',null),
('suggestion.consider','suggestion.consider.done','suggestion.respond.if','suggestion.consider',null),
('suggestion.consider','suggestion.respond.done','suggestion.rest','suggestion.respond',null),
('suggestion.respond.if','suggestion.respond.if.yes','suggestion.respond','suggestion.respond.if','a response is requested'),
('suggestion.respond.if','suggestion.respond.if.no','suggestion.rest','suggestion.respond.if','no'),
('suggestion.respond.if','suggestion.respond.done','suggestion.rest','suggestion.respond',null),
('suggestion.respond','suggestion.respond.done','suggestion.rest','suggestion.respond',null),
('representation.start','representation.receipt','representation.arrival.confirm.if',null,null),
('representation.arrival.confirm.if','representation.arrival.confirm.if.yes','representation.arrival.confirm','representation.arrival.confirm.if','the feedback came by online form'),
('representation.arrival.confirm.if','representation.arrival.confirm.if.no','representation.arrival.elsewhere','representation.arrival.confirm.if','no'),
('representation.arrival.confirm.if','representation.arrival.confirm.done','representation.arrival.elsewhere','representation.arrival.confirm',null),
('representation.arrival.confirm.if','representation.arrival.direct.done','representation.arrival.direct.end','representation.arrival.direct',null),
('representation.arrival.confirm.if','representation.acknowledge.done','representation.pass','representation.acknowledge',null),
('representation.arrival.confirm.if','representation.pass.done','representation.consider','representation.pass',null),
('representation.arrival.confirm.if','representation.consider.done','representation.choose','representation.consider',null),
('representation.arrival.confirm.if','representation.finally-decide.done','representation.respond.if','representation.finally-decide',null),
('representation.arrival.confirm.if','representation.respond.done','representation.rest','representation.respond',null),
('representation.arrival.confirm','representation.arrival.confirm.done','representation.arrival.elsewhere','representation.arrival.confirm',null),
('representation.arrival.confirm','representation.arrival.direct.done','representation.arrival.direct.end','representation.arrival.direct',null),
('representation.arrival.confirm','representation.acknowledge.done','representation.pass','representation.acknowledge',null),
('representation.arrival.confirm','representation.pass.done','representation.consider','representation.pass',null),
('representation.arrival.confirm','representation.consider.done','representation.choose','representation.consider',null),
('representation.arrival.confirm','representation.finally-decide.done','representation.respond.if','representation.finally-decide',null),
('representation.arrival.confirm','representation.respond.done','representation.rest','representation.respond',null),
('representation.arrival.elsewhere','representation.arrival.elsewhere.yes','representation.arrival.direct','representation.arrival.elsewhere','the council decides that the feedback is for another organisation'),
('representation.arrival.elsewhere','representation.arrival.elsewhere.no','representation.arrival.decide','representation.arrival.elsewhere','no'),
('representation.arrival.elsewhere','representation.arrival.direct.done','representation.arrival.direct.end','representation.arrival.direct',null),
('representation.arrival.elsewhere','representation.acknowledge.done','representation.pass','representation.acknowledge',null),
('representation.arrival.elsewhere','representation.pass.done','representation.consider','representation.pass',null),
('representation.arrival.elsewhere','representation.consider.done','representation.choose','representation.consider',null),
('representation.arrival.elsewhere','representation.finally-decide.done','representation.respond.if','representation.finally-decide',null),
('representation.arrival.elsewhere','representation.respond.done','representation.rest','representation.respond',null),
('representation.arrival.direct','representation.arrival.direct.done','representation.arrival.direct.end','representation.arrival.direct',null),
('representation.arrival.decide','representation.arrival.decide.representation','representation.acknowledge','representation.arrival.decide','representation'),
('representation.arrival.decide','representation.arrival.decide.complaint','representation.arrival.decide.complaint.end','representation.arrival.decide','complaint'),
('representation.arrival.decide','representation.arrival.decide.compliment','representation.arrival.decide.compliment.end','representation.arrival.decide','compliment'),
('representation.arrival.decide','representation.arrival.decide.suggestion','representation.arrival.decide.suggestion.end','representation.arrival.decide','suggestion'),
('representation.arrival.decide','representation.acknowledge.done','representation.pass','representation.acknowledge',null),
('representation.arrival.decide','representation.pass.done','representation.consider','representation.pass',null),
('representation.arrival.decide','representation.consider.done','representation.choose','representation.consider',null),
('representation.arrival.decide','representation.finally-decide.done','representation.respond.if','representation.finally-decide',null),
('representation.arrival.decide','representation.respond.done','representation.rest','representation.respond',null),
('representation.acknowledge','representation.acknowledge.done','representation.pass','representation.acknowledge',null),
('representation.acknowledge','representation.pass.done','representation.consider','representation.pass',null),
('representation.acknowledge','representation.consider.done','representation.choose','representation.consider',null),
('representation.acknowledge','representation.finally-decide.done','representation.respond.if','representation.finally-decide',null),
('representation.acknowledge','representation.respond.done','representation.rest','representation.respond',null),
('representation.pass','representation.pass.done','representation.consider','representation.pass',null),
('representation.pass','representation.consider.done','representation.choose','representation.consider',null),
('representation.pass','representation.finally-decide.done','representation.respond.if','representation.finally-decide',null),
('representation.pass','representation.respond.done','representation.rest','representation.respond',null),
('representation.consider','representation.consider.done','representation.choose','representation.consider',null),
('representation.consider','representation.finally-decide.done','representation.respond.if','representation.finally-decide',null),
('representation.consider','representation.respond.done','representation.rest','representation.respond',null),
('representation.choose','representation.choose.yes','representation.decide','representation.choose','the representation is about a policy or funding decision'),
('representation.choose','representation.choose.no','representation.respond.if','representation.choose','no'),
('representation.choose','representation.finally-decide.done','representation.respond.if','representation.finally-decide',null),
('representation.choose','representation.respond.done','representation.rest','representation.respond',null),
('representation.decide','representation.decide.yes','representation.finally-decide','representation.decide','yes'),
('representation.decide','representation.decide.no','representation.respond.if','representation.decide','no'),
('representation.decide','representation.finally-decide.done','representation.respond.if','representation.finally-decide',null),
('representation.decide','representation.respond.done','representation.rest','representation.respond',null),
('representation.finally-decide','representation.finally-decide.done','representation.respond.if','representation.finally-decide',null),
('representation.finally-decide','representation.respond.done','representation.rest','representation.respond',null),
('representation.respond.if','representation.respond.if.yes','representation.respond','representation.respond.if','a response is requested'),
('representation.respond.if','representation.respond.if.no','representation.rest','representation.respond.if','no'),
('representation.respond.if','representation.respond.done','representation.rest','representation.respond',null),
('representation.respond','representation.respond.done','representation.rest','representation.respond',null);

insert into passed_over (state, event, act) values
('complaint.arrival.confirm.if','complaint.stage-1.acknowledge.done','complaint.stage-1.pass.done'),
('complaint.arrival.confirm.if','complaint.stage-1.respond.done','complaint.stage-1.pass.done'),
('complaint.arrival.confirm.if','complaint.stage-1.respond.done','complaint.stage-1.acknowledge.done'),
('complaint.arrival.confirm','complaint.arrival.direct.done','complaint.arrival.confirm.done'),
('complaint.arrival.confirm','complaint.stage-1.pass.done','complaint.arrival.confirm.done'),
('complaint.arrival.confirm','complaint.stage-1.acknowledge.done','complaint.arrival.confirm.done'),
('complaint.arrival.confirm','complaint.stage-1.acknowledge.done','complaint.stage-1.pass.done'),
('complaint.arrival.confirm','complaint.stage-1.respond.done','complaint.arrival.confirm.done'),
('complaint.arrival.confirm','complaint.stage-1.respond.done','complaint.stage-1.pass.done'),
('complaint.arrival.confirm','complaint.stage-1.respond.done','complaint.stage-1.acknowledge.done'),
('complaint.arrival.elsewhere','complaint.stage-1.acknowledge.done','complaint.stage-1.pass.done'),
('complaint.arrival.elsewhere','complaint.stage-1.respond.done','complaint.stage-1.pass.done'),
('complaint.arrival.elsewhere','complaint.stage-1.respond.done','complaint.stage-1.acknowledge.done'),
('complaint.arrival.decide','complaint.stage-1.acknowledge.done','complaint.stage-1.pass.done'),
('complaint.arrival.decide','complaint.stage-1.respond.done','complaint.stage-1.pass.done'),
('complaint.arrival.decide','complaint.stage-1.respond.done','complaint.stage-1.acknowledge.done'),
('complaint.accept','complaint.stage-1.acknowledge.done','complaint.stage-1.pass.done'),
('complaint.accept','complaint.stage-1.respond.done','complaint.stage-1.pass.done'),
('complaint.accept','complaint.stage-1.respond.done','complaint.stage-1.acknowledge.done'),
('complaint.stage-1.pass','complaint.stage-1.acknowledge.done','complaint.stage-1.pass.done'),
('complaint.stage-1.pass','complaint.stage-1.respond.done','complaint.stage-1.pass.done'),
('complaint.stage-1.pass','complaint.stage-1.respond.done','complaint.stage-1.acknowledge.done'),
('complaint.stage-1.acknowledge','complaint.stage-1.respond.done','complaint.stage-1.acknowledge.done'),
('complaint.stage-2.pass','complaint.stage-2.acknowledge.done','complaint.stage-2.pass.done'),
('complaint.stage-2.pass','complaint.stage-2.respond.done','complaint.stage-2.pass.done'),
('complaint.stage-2.pass','complaint.stage-2.respond.done','complaint.stage-2.acknowledge.done'),
('complaint.stage-2.acknowledge','complaint.stage-2.respond.done','complaint.stage-2.acknowledge.done'),
('compliment.arrival.confirm.if','compliment.pass.done','compliment.review.done'),
('compliment.arrival.confirm','compliment.arrival.direct.done','compliment.arrival.confirm.done'),
('compliment.arrival.confirm','compliment.review.done','compliment.arrival.confirm.done'),
('compliment.arrival.confirm','compliment.pass.done','compliment.arrival.confirm.done'),
('compliment.arrival.confirm','compliment.pass.done','compliment.review.done'),
('compliment.arrival.elsewhere','compliment.pass.done','compliment.review.done'),
('compliment.arrival.decide','compliment.pass.done','compliment.review.done'),
('compliment.review','compliment.pass.done','compliment.review.done'),
('suggestion.arrival.confirm.if','suggestion.acknowledge.done','suggestion.pass.done'),
('suggestion.arrival.confirm.if','suggestion.consider.done','suggestion.pass.done'),
('suggestion.arrival.confirm.if','suggestion.consider.done','suggestion.acknowledge.done'),
('suggestion.arrival.confirm.if','suggestion.respond.done','suggestion.pass.done'),
('suggestion.arrival.confirm.if','suggestion.respond.done','suggestion.acknowledge.done'),
('suggestion.arrival.confirm.if','suggestion.respond.done','suggestion.consider.done'),
('suggestion.arrival.confirm','suggestion.arrival.direct.done','suggestion.arrival.confirm.done'),
('suggestion.arrival.confirm','suggestion.pass.done','suggestion.arrival.confirm.done'),
('suggestion.arrival.confirm','suggestion.acknowledge.done','suggestion.arrival.confirm.done'),
('suggestion.arrival.confirm','suggestion.acknowledge.done','suggestion.pass.done'),
('suggestion.arrival.confirm','suggestion.consider.done','suggestion.arrival.confirm.done'),
('suggestion.arrival.confirm','suggestion.consider.done','suggestion.pass.done'),
('suggestion.arrival.confirm','suggestion.consider.done','suggestion.acknowledge.done'),
('suggestion.arrival.confirm','suggestion.respond.done','suggestion.arrival.confirm.done'),
('suggestion.arrival.confirm','suggestion.respond.done','suggestion.pass.done'),
('suggestion.arrival.confirm','suggestion.respond.done','suggestion.acknowledge.done'),
('suggestion.arrival.confirm','suggestion.respond.done','suggestion.consider.done'),
('suggestion.arrival.elsewhere','suggestion.acknowledge.done','suggestion.pass.done'),
('suggestion.arrival.elsewhere','suggestion.consider.done','suggestion.pass.done'),
('suggestion.arrival.elsewhere','suggestion.consider.done','suggestion.acknowledge.done'),
('suggestion.arrival.elsewhere','suggestion.respond.done','suggestion.pass.done'),
('suggestion.arrival.elsewhere','suggestion.respond.done','suggestion.acknowledge.done'),
('suggestion.arrival.elsewhere','suggestion.respond.done','suggestion.consider.done'),
('suggestion.arrival.decide','suggestion.acknowledge.done','suggestion.pass.done'),
('suggestion.arrival.decide','suggestion.consider.done','suggestion.pass.done'),
('suggestion.arrival.decide','suggestion.consider.done','suggestion.acknowledge.done'),
('suggestion.arrival.decide','suggestion.respond.done','suggestion.pass.done'),
('suggestion.arrival.decide','suggestion.respond.done','suggestion.acknowledge.done'),
('suggestion.arrival.decide','suggestion.respond.done','suggestion.consider.done'),
('suggestion.pass','suggestion.acknowledge.done','suggestion.pass.done'),
('suggestion.pass','suggestion.consider.done','suggestion.pass.done'),
('suggestion.pass','suggestion.consider.done','suggestion.acknowledge.done'),
('suggestion.pass','suggestion.respond.done','suggestion.pass.done'),
('suggestion.pass','suggestion.respond.done','suggestion.acknowledge.done'),
('suggestion.pass','suggestion.respond.done','suggestion.consider.done'),
('suggestion.acknowledge','suggestion.consider.done','suggestion.acknowledge.done'),
('suggestion.acknowledge','suggestion.respond.done','suggestion.acknowledge.done'),
('suggestion.acknowledge','suggestion.respond.done','suggestion.consider.done'),
('suggestion.consider','suggestion.respond.done','suggestion.consider.done'),
('representation.arrival.confirm.if','representation.pass.done','representation.acknowledge.done'),
('representation.arrival.confirm.if','representation.consider.done','representation.acknowledge.done'),
('representation.arrival.confirm.if','representation.consider.done','representation.pass.done'),
('representation.arrival.confirm.if','representation.finally-decide.done','representation.acknowledge.done'),
('representation.arrival.confirm.if','representation.finally-decide.done','representation.pass.done'),
('representation.arrival.confirm.if','representation.finally-decide.done','representation.consider.done'),
('representation.arrival.confirm.if','representation.respond.done','representation.acknowledge.done'),
('representation.arrival.confirm.if','representation.respond.done','representation.pass.done'),
('representation.arrival.confirm.if','representation.respond.done','representation.consider.done'),
('representation.arrival.confirm','representation.arrival.direct.done','representation.arrival.confirm.done'),
('representation.arrival.confirm','representation.acknowledge.done','representation.arrival.confirm.done'),
('representation.arrival.confirm','representation.pass.done','representation.arrival.confirm.done'),
('representation.arrival.confirm','representation.pass.done','representation.acknowledge.done'),
('representation.arrival.confirm','representation.consider.done','representation.arrival.confirm.done'),
('representation.arrival.confirm','representation.consider.done','representation.acknowledge.done'),
('representation.arrival.confirm','representation.consider.done','representation.pass.done'),
('representation.arrival.confirm','representation.finally-decide.done','representation.arrival.confirm.done'),
('representation.arrival.confirm','representation.finally-decide.done','representation.acknowledge.done'),
('representation.arrival.confirm','representation.finally-decide.done','representation.pass.done'),
('representation.arrival.confirm','representation.finally-decide.done','representation.consider.done'),
('representation.arrival.confirm','representation.respond.done','representation.arrival.confirm.done'),
('representation.arrival.confirm','representation.respond.done','representation.acknowledge.done'),
('representation.arrival.confirm','representation.respond.done','representation.pass.done'),
('representation.arrival.confirm','representation.respond.done','representation.consider.done'),
('representation.arrival.elsewhere','representation.pass.done','representation.acknowledge.done'),
('representation.arrival.elsewhere','representation.consider.done','representation.acknowledge.done'),
('representation.arrival.elsewhere','representation.consider.done','representation.pass.done'),
('representation.arrival.elsewhere','representation.finally-decide.done','representation.acknowledge.done'),
('representation.arrival.elsewhere','representation.finally-decide.done','representation.pass.done'),
('representation.arrival.elsewhere','representation.finally-decide.done','representation.consider.done'),
('representation.arrival.elsewhere','representation.respond.done','representation.acknowledge.done'),
('representation.arrival.elsewhere','representation.respond.done','representation.pass.done'),
('representation.arrival.elsewhere','representation.respond.done','representation.consider.done'),
('representation.arrival.decide','representation.pass.done','representation.acknowledge.done'),
('representation.arrival.decide','representation.consider.done','representation.acknowledge.done'),
('representation.arrival.decide','representation.consider.done','representation.pass.done'),
('representation.arrival.decide','representation.finally-decide.done','representation.acknowledge.done'),
('representation.arrival.decide','representation.finally-decide.done','representation.pass.done'),
('representation.arrival.decide','representation.finally-decide.done','representation.consider.done'),
('representation.arrival.decide','representation.respond.done','representation.acknowledge.done'),
('representation.arrival.decide','representation.respond.done','representation.pass.done'),
('representation.arrival.decide','representation.respond.done','representation.consider.done'),
('representation.acknowledge','representation.pass.done','representation.acknowledge.done'),
('representation.acknowledge','representation.consider.done','representation.acknowledge.done'),
('representation.acknowledge','representation.consider.done','representation.pass.done'),
('representation.acknowledge','representation.finally-decide.done','representation.acknowledge.done'),
('representation.acknowledge','representation.finally-decide.done','representation.pass.done'),
('representation.acknowledge','representation.finally-decide.done','representation.consider.done'),
('representation.acknowledge','representation.respond.done','representation.acknowledge.done'),
('representation.acknowledge','representation.respond.done','representation.pass.done'),
('representation.acknowledge','representation.respond.done','representation.consider.done'),
('representation.pass','representation.consider.done','representation.pass.done'),
('representation.pass','representation.finally-decide.done','representation.pass.done'),
('representation.pass','representation.finally-decide.done','representation.consider.done'),
('representation.pass','representation.respond.done','representation.pass.done'),
('representation.pass','representation.respond.done','representation.consider.done'),
('representation.consider','representation.finally-decide.done','representation.consider.done'),
('representation.consider','representation.respond.done','representation.consider.done'),
('representation.finally-decide','representation.respond.done','representation.finally-decide.done');

insert into duty (act, event, state) values
('complaint.stage-1.acknowledge.received','complaint.stage-1.acknowledge.done',null),
('complaint.stage-2.acknowledge.received','complaint.stage-2.acknowledge.done',null),
('complaint.arrival.record.done',null,'complaint.arrival.confirm.if'),
('compliment.arrival.record.done',null,'compliment.arrival.confirm.if'),
('suggestion.arrival.record.done',null,'suggestion.arrival.confirm.if'),
('representation.arrival.record.done',null,'representation.arrival.confirm.if'),
('representation.tell.done',null,'representation.acknowledge');

insert into taken_as (event, happened) values
('complaint.submission','complaint.receipt');

insert into clock (id, plain, procedure, stage, rule, kind, timed, pick, silent, opened_by, condition, left_to_host) values
('clock.complaint.stage-1.receive','clock__complaint__stage_1__receive','complaint','stage-1','complaint.stage-1.receive','promise',1,'',0,null,null,null),
('clock.complaint.stage-1.respond','clock__complaint__stage_1__respond','complaint','stage-1','complaint.stage-1.respond','promise',1,'',0,null,null,null),
('clock.complaint.stage-2.escalate','clock__complaint__stage_2__escalate','complaint','stage-2','complaint.stage-2.escalate','window',1,'',0,'clock.complaint.stage-2.escalate',null,null),
('clock.complaint.stage-2.receive','clock__complaint__stage_2__receive','complaint','stage-2','complaint.stage-2.receive','promise',1,'',0,null,null,null),
('clock.complaint.stage-2.respond','clock__complaint__stage_2__respond','complaint','stage-2','complaint.stage-2.respond','promise',1,'',0,null,null,null),
('clock.complaint.ombudsman.escalate','clock__complaint__ombudsman__escalate','complaint','ombudsman','complaint.ombudsman.escalate','window',1,'',0,'clock.complaint.ombudsman.escalate',null,null),
('clock.suggestion.acknowledge','clock__suggestion__acknowledge','suggestion','','suggestion.acknowledge','promise',1,'',0,null,null,null),
('clock.suggestion.respond','clock__suggestion__respond','suggestion','','suggestion.respond','target',1,'',0,null,'if a response is requested',null),
('clock.representation.acknowledge','clock__representation__acknowledge','representation','','representation.acknowledge','promise',1,'',0,null,null,null),
('clock.representation.respond','clock__representation__respond','representation','','representation.respond','target',1,'',0,null,'if a response is requested',null);

insert into clock_time (clock, way, number, unit) values
('clock.complaint.stage-1.receive',1,5,'working day'),
('clock.complaint.stage-1.respond',1,10,'working day'),
('clock.complaint.stage-2.escalate',1,20,'working day'),
('clock.complaint.stage-2.receive',1,5,'working day'),
('clock.complaint.stage-2.respond',1,20,'working day'),
('clock.complaint.ombudsman.escalate',1,12,'month'),
('clock.suggestion.acknowledge',1,5,'working day'),
('clock.suggestion.respond',1,10,'working day'),
('clock.representation.acknowledge',1,5,'working day'),
('clock.representation.respond',1,10,'working day');

insert into clock_start (clock, way, event, label, bounded_by) values
('clock.complaint.stage-1.receive',1,'complaint.submission','the submission',null),
('clock.complaint.stage-1.respond',1,'complaint.stage-1.acknowledge.received','receiving the acknowledgement','clock.complaint.stage-1.receive'),
('clock.complaint.stage-2.escalate',1,'complaint.stage-1.respond.received','receiving the stage 1 response',null),
('clock.complaint.stage-2.receive',1,'complaint.stage-2.escalate.done','the escalation',null),
('clock.complaint.stage-2.respond',1,'complaint.stage-2.acknowledge.received','receiving the acknowledgement','clock.complaint.stage-2.receive'),
('clock.suggestion.acknowledge',1,'suggestion.receipt.the-officer','the officer''s receipt of the suggestion',null),
('clock.suggestion.respond',1,'suggestion.receipt','receipt',null),
('clock.representation.acknowledge',1,'representation.receipt.the-officer','the officer''s receipt of the representation',null),
('clock.representation.respond',1,'representation.finally-decide.done','the final decision',null);

insert into clock_stop (clock, event) values
('clock.complaint.stage-1.receive','complaint.stage-1.acknowledge.received'),
('clock.complaint.stage-1.respond','complaint.stage-1.respond.done'),
('clock.complaint.stage-2.escalate','complaint.stage-2.escalate.done'),
('clock.complaint.stage-2.receive','complaint.stage-2.acknowledge.received'),
('clock.complaint.stage-2.respond','complaint.stage-2.respond.done'),
('clock.complaint.ombudsman.escalate','complaint.ombudsman.escalate.done'),
('clock.suggestion.acknowledge','suggestion.acknowledge.done'),
('clock.suggestion.respond','suggestion.respond.done'),
('clock.representation.acknowledge','representation.acknowledge.done'),
('clock.representation.respond','representation.respond.done');

insert into extension (clock, event, kind, number, unit, longer) values
('clock.complaint.stage-1.respond','complaint.stage-1.extend.done','no limit',null,null,0),
('clock.complaint.stage-2.respond','complaint.stage-2.extend.done','no limit',null,null,0);

insert into still_ahead (clock, state) values
('clock.complaint.stage-1.receive','complaint.start'),
('clock.complaint.stage-1.receive','complaint.arrival.confirm.if'),
('clock.complaint.stage-1.receive','complaint.arrival.confirm'),
('clock.complaint.stage-1.receive','complaint.arrival.elsewhere'),
('clock.complaint.stage-1.receive','complaint.arrival.decide'),
('clock.complaint.stage-1.receive','complaint.accept'),
('clock.complaint.stage-1.receive','complaint.stage-1.pass'),
('clock.complaint.stage-1.receive','complaint.stage-1.acknowledge'),
('clock.complaint.stage-1.respond','complaint.start'),
('clock.complaint.stage-1.respond','complaint.arrival.confirm.if'),
('clock.complaint.stage-1.respond','complaint.arrival.confirm'),
('clock.complaint.stage-1.respond','complaint.arrival.elsewhere'),
('clock.complaint.stage-1.respond','complaint.arrival.decide'),
('clock.complaint.stage-1.respond','complaint.accept'),
('clock.complaint.stage-1.respond','complaint.stage-1.pass'),
('clock.complaint.stage-1.respond','complaint.stage-1.acknowledge'),
('clock.complaint.stage-1.respond','complaint.stage-1.respond'),
('clock.complaint.stage-2.escalate','complaint.start'),
('clock.complaint.stage-2.escalate','complaint.arrival.confirm.if'),
('clock.complaint.stage-2.escalate','complaint.arrival.confirm'),
('clock.complaint.stage-2.escalate','complaint.arrival.elsewhere'),
('clock.complaint.stage-2.escalate','complaint.arrival.decide'),
('clock.complaint.stage-2.escalate','complaint.accept'),
('clock.complaint.stage-2.escalate','complaint.stage-1.pass'),
('clock.complaint.stage-2.escalate','complaint.stage-1.acknowledge'),
('clock.complaint.stage-2.escalate','complaint.stage-1.respond'),
('clock.complaint.stage-2.escalate','complaint.stage-1.rest'),
('clock.complaint.stage-2.receive','complaint.start'),
('clock.complaint.stage-2.receive','complaint.arrival.confirm.if'),
('clock.complaint.stage-2.receive','complaint.arrival.confirm'),
('clock.complaint.stage-2.receive','complaint.arrival.elsewhere'),
('clock.complaint.stage-2.receive','complaint.arrival.decide'),
('clock.complaint.stage-2.receive','complaint.accept'),
('clock.complaint.stage-2.receive','complaint.stage-1.pass'),
('clock.complaint.stage-2.receive','complaint.stage-1.acknowledge'),
('clock.complaint.stage-2.receive','complaint.stage-1.respond'),
('clock.complaint.stage-2.receive','complaint.stage-1.rest'),
('clock.complaint.stage-2.receive','complaint.stage-2.pass'),
('clock.complaint.stage-2.receive','complaint.stage-2.acknowledge'),
('clock.complaint.stage-2.respond','complaint.start'),
('clock.complaint.stage-2.respond','complaint.arrival.confirm.if'),
('clock.complaint.stage-2.respond','complaint.arrival.confirm'),
('clock.complaint.stage-2.respond','complaint.arrival.elsewhere'),
('clock.complaint.stage-2.respond','complaint.arrival.decide'),
('clock.complaint.stage-2.respond','complaint.accept'),
('clock.complaint.stage-2.respond','complaint.stage-1.pass'),
('clock.complaint.stage-2.respond','complaint.stage-1.acknowledge'),
('clock.complaint.stage-2.respond','complaint.stage-1.respond'),
('clock.complaint.stage-2.respond','complaint.stage-1.rest'),
('clock.complaint.stage-2.respond','complaint.stage-2.pass'),
('clock.complaint.stage-2.respond','complaint.stage-2.acknowledge'),
('clock.complaint.stage-2.respond','complaint.stage-2.respond'),
('clock.complaint.ombudsman.escalate','complaint.start'),
('clock.complaint.ombudsman.escalate','complaint.arrival.confirm.if'),
('clock.complaint.ombudsman.escalate','complaint.arrival.confirm'),
('clock.complaint.ombudsman.escalate','complaint.arrival.elsewhere'),
('clock.complaint.ombudsman.escalate','complaint.arrival.decide'),
('clock.complaint.ombudsman.escalate','complaint.accept'),
('clock.complaint.ombudsman.escalate','complaint.stage-1.pass'),
('clock.complaint.ombudsman.escalate','complaint.stage-1.acknowledge'),
('clock.complaint.ombudsman.escalate','complaint.stage-1.respond'),
('clock.complaint.ombudsman.escalate','complaint.stage-1.rest'),
('clock.complaint.ombudsman.escalate','complaint.stage-2.pass'),
('clock.complaint.ombudsman.escalate','complaint.stage-2.acknowledge'),
('clock.complaint.ombudsman.escalate','complaint.stage-2.respond'),
('clock.complaint.ombudsman.escalate','complaint.stage-2.rest'),
('clock.suggestion.acknowledge','suggestion.start'),
('clock.suggestion.acknowledge','suggestion.arrival.confirm.if'),
('clock.suggestion.acknowledge','suggestion.arrival.confirm'),
('clock.suggestion.acknowledge','suggestion.arrival.elsewhere'),
('clock.suggestion.acknowledge','suggestion.arrival.decide'),
('clock.suggestion.acknowledge','suggestion.pass'),
('clock.suggestion.acknowledge','suggestion.acknowledge'),
('clock.suggestion.respond','suggestion.start'),
('clock.suggestion.respond','suggestion.arrival.confirm.if'),
('clock.suggestion.respond','suggestion.arrival.confirm'),
('clock.suggestion.respond','suggestion.arrival.elsewhere'),
('clock.suggestion.respond','suggestion.arrival.decide'),
('clock.suggestion.respond','suggestion.pass'),
('clock.suggestion.respond','suggestion.acknowledge'),
('clock.suggestion.respond','suggestion.consider'),
('clock.suggestion.respond','suggestion.respond.if'),
('clock.suggestion.respond','suggestion.respond'),
('clock.representation.acknowledge','representation.start'),
('clock.representation.acknowledge','representation.arrival.confirm.if'),
('clock.representation.acknowledge','representation.arrival.confirm'),
('clock.representation.acknowledge','representation.arrival.elsewhere'),
('clock.representation.acknowledge','representation.arrival.decide'),
('clock.representation.acknowledge','representation.acknowledge'),
('clock.representation.respond','representation.start'),
('clock.representation.respond','representation.arrival.confirm.if'),
('clock.representation.respond','representation.arrival.confirm'),
('clock.representation.respond','representation.arrival.elsewhere'),
('clock.representation.respond','representation.arrival.decide'),
('clock.representation.respond','representation.acknowledge'),
('clock.representation.respond','representation.pass'),
('clock.representation.respond','representation.consider'),
('clock.representation.respond','representation.choose'),
('clock.representation.respond','representation.decide'),
('clock.representation.respond','representation.finally-decide'),
('clock.representation.respond','representation.respond.if'),
('clock.representation.respond','representation.respond');

insert into rule (id, procedure, stage, strength, sentence, canonical, source) values
('reports.review',null,'','must','The council must review the policy every 12 months.',null,'Customer feedback policy, Policy review');

insert into sla (number, kind, stage, step, who, nature, count, low, unit, counted_from, time_in_words, condition, reading, strength, longest, worst_case, rule) values
(1,'complaint','','confirm that it has arrived','the council','promise',null,null,'','','at once','if the feedback came by online form','','must','','the day of receipt','complaint.arrival.confirm'),
(2,'complaint','','direct the person to the other organisation','the council','duty',null,null,'','','no time given','if the council decides that the feedback is for another organisation','','must','','no limit (nothing says by when: `The council must direct the person to the other organisation.`)','complaint.arrival.direct'),
(3,'complaint','','decide which kind of feedback it is','the council','duty',null,null,'','','no time given','','','must','','no limit (nothing says by when: `The council must decide which kind of feedback it is.`)','complaint.arrival.decide'),
(4,'complaint','Stage 1','pass the complaint to the officer for the review and the investigation','the council','duty',null,null,'','','no time given','','','must','','5 working days after receipt','complaint.stage-1.pass'),
(5,'complaint','Stage 1','acknowledge','the council','duty',null,null,'','','no time given','','','must','','5 working days after receipt','complaint.stage-1.acknowledge'),
(6,'complaint','Stage 1','receive the acknowledgement','the complainant','promise',5,null,'working day','the submission','within 5 working days of the submission','','','must','5 working days','5 working days after receipt','complaint.stage-1.receive'),
(7,'complaint','Stage 1','respond','the officer','promise',10,null,'working day','receiving the acknowledgement','within 10 working days of receiving the acknowledgement','','','must','no limit','15 working days after receipt; no limit with extensions','complaint.stage-1.respond'),
(8,'complaint','Stage 2','escalate to the officer','the complainant','window',20,null,'working day','receiving the stage 1 response','within 20 working days of receiving the stage 1 response','','','may','20 working days','','complaint.stage-2.escalate'),
(9,'complaint','Stage 2','pass the escalation to the senior officer for the review and the investigation','the council','duty',null,null,'','','no time given','','','must','','5 working days after stage 2 escalation','complaint.stage-2.pass'),
(10,'complaint','Stage 2','acknowledge','the council','duty',null,null,'','','no time given','','','must','','5 working days after stage 2 escalation','complaint.stage-2.acknowledge'),
(11,'complaint','Stage 2','receive the acknowledgement','the complainant','promise',5,null,'working day','the escalation','within 5 working days of the escalation','','','must','5 working days','5 working days after stage 2 escalation','complaint.stage-2.receive'),
(12,'complaint','Stage 2','respond','the senior officer','promise',20,null,'working day','receiving the acknowledgement','within 20 working days of receiving the acknowledgement','','','must','no limit','25 working days after stage 2 escalation; no limit with extensions','complaint.stage-2.respond'),
(13,'complaint','Ombudsman','escalate','the complainant','window',12,null,'month','','within 12 months','','','may','12 months','','complaint.ombudsman.escalate'),
(14,'compliment','','confirm that it has arrived','the council','promise',null,null,'','','at once','if the feedback came by online form','','must','','the day of receipt','compliment.arrival.confirm'),
(15,'compliment','','direct the person to the other organisation','the council','duty',null,null,'','','no time given','if the council decides that the feedback is for another organisation','','must','','no limit (nothing says by when: `The council must direct the person to the other organisation.`)','compliment.arrival.direct'),
(16,'compliment','','decide which kind of feedback it is','the council','duty',null,null,'','','no time given','','','must','','no limit (nothing says by when: `The council must decide which kind of feedback it is.`)','compliment.arrival.decide'),
(17,'compliment','','review the compliment','the council','duty',null,null,'','','no time given','','','must','','no limit (nothing says by when: `The council must pass the compliment to the officer.`)','compliment.review'),
(18,'compliment','','pass the compliment to the officer','the council','duty',null,null,'','','no time given','','','must','','no limit (nothing says by when: `The council must pass the compliment to the officer.`)','compliment.pass'),
(19,'suggestion','','confirm that it has arrived','the council','promise',null,null,'','','at once','if the feedback came by online form','','must','','the day of receipt','suggestion.arrival.confirm'),
(20,'suggestion','','direct the person to the other organisation','the council','duty',null,null,'','','no time given','if the council decides that the feedback is for another organisation','','must','','no limit (nothing says by when: `The council must direct the person to the other organisation.`)','suggestion.arrival.direct'),
(21,'suggestion','','decide which kind of feedback it is','the council','duty',null,null,'','','no time given','','','must','','no limit (nothing says by when: `The council must decide which kind of feedback it is.`)','suggestion.arrival.decide'),
(22,'suggestion','','pass the suggestion to the officer','the council','duty',null,null,'','','no time given','','','must','','no limit (nothing says by when `the officer''s receipt of the suggestion` happens)','suggestion.pass'),
(23,'suggestion','','acknowledge','the council','promise',5,null,'working day','the officer''s receipt of the suggestion','within 5 working days of the officer''s receipt of the suggestion','','','must','5 working days','no limit (nothing says by when `the officer''s receipt of the suggestion` happens)','suggestion.acknowledge'),
(24,'suggestion','','change the working practice','the council','window',null,null,'','','at once','','','may','','','suggestion.change'),
(25,'suggestion','','consider the suggestion','the council','duty',null,null,'','','no time given','','','must','','no limit (nothing says by when: `The council must consider the suggestion.`)','suggestion.consider'),
(26,'suggestion','','respond','the council','target',10,null,'working day','receipt','within 10 working days of receipt','if a response is requested','The step names no event to count from. Of those that it may mean, receipt comes first; an answer in time by this reading is in time by every other.','aims to','10 working days','10 working days after receipt','suggestion.respond'),
(27,'representation','','confirm that it has arrived','the council','promise',null,null,'','','at once','if the feedback came by online form','','must','','the day of receipt','representation.arrival.confirm'),
(28,'representation','','direct the person to the other organisation','the council','duty',null,null,'','','no time given','if the council decides that the feedback is for another organisation','','must','','no limit (nothing says by when: `The council must direct the person to the other organisation.`)','representation.arrival.direct'),
(29,'representation','','decide which kind of feedback it is','the council','duty',null,null,'','','no time given','','','must','','no limit (nothing says by when: `The council must decide which kind of feedback it is.`)','representation.arrival.decide'),
(30,'representation','','acknowledge','the council','promise',5,null,'working day','the officer''s receipt of the representation','within 5 working days of the officer''s receipt of the representation','','','must','5 working days','no limit (nothing says by when `the officer''s receipt of the representation` happens)','representation.acknowledge'),
(31,'representation','','pass the representation to the service director for the review','the council','duty',null,null,'','','no time given','','','must','','no limit (nothing says by when: `The council must consider the representation.`)','representation.pass'),
(32,'representation','','consider the representation','the council','duty',null,null,'','','no time given','','','must','','no limit (nothing says by when: `The council must consider the representation.`)','representation.consider'),
(33,'representation','','decide whether to take forward the representation with the executive director','the council','duty',null,null,'','','no time given','if the representation is about a policy or funding decision','','must','','no limit (nothing says by when: `The council must decide whether to take forward the representation with the executive director.`)','representation.decide'),
(34,'representation','','finally decide whether to change the policy','the councillors','duty',null,null,'','','no time given','if the representation is about a policy or funding decision; if so (The council must decide whether to take forward the representation with the executive director)','','must','','no limit (nothing says by when: `The councillors must finally decide whether to change the policy.`)','representation.finally-decide'),
(35,'representation','','respond','the council','target',10,null,'working day','the final decision','within 10 working days of the final decision','if a response is requested','','aims to','10 working days','no limit (on this way there is no `the final decision` to count from)','representation.respond'),
(36,'reports and records','','review the policy','the council','promise',12,null,'month','','every 12 months','','','must','12 months','','reports.review');

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
