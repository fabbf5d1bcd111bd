-- Arms the next due instant; an unchanged one that nobody holds is left alone.
insert into due (incident, at, traceparent, wake)
select a.incident, a.at, a.traceparent, a.at
from unnest(@incident, @at, @traceparent)
    as a(incident, at, traceparent)
on conflict (incident) do update
    set at = excluded.at, wake = excluded.wake, traceparent = excluded.traceparent, owner = null, attempts = 0, error = null
    where due.at <> excluded.at or due.wake <> excluded.wake or due.owner is not null or due.attempts > 0
