-- Numbers that are known to have been given out before a restore are not given again.
insert into incident_counter (county, day, drill, last) values (@county, @day, @drill, @last)
on conflict (county, day, drill) do update set last = max(incident_counter.last, excluded.last)
