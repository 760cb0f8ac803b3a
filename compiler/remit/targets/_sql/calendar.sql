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
