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
