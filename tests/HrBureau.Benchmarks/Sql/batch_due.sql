insert into due (incident, at, wake, traceparent)
select a.incident, a.at, a.wake, a.traceparent
from unnest(@incident, @at, @wake, @traceparent) as a(incident, at, wake, traceparent)
on conflict (incident) do update set at = excluded.at, wake = excluded.wake, traceparent = excluded.traceparent
