insert into due (incident, at, wake, traceparent)
values (@incident, @at, @wake, @traceparent)
on conflict (incident) do update set at = excluded.at, wake = excluded.wake, traceparent = excluded.traceparent
