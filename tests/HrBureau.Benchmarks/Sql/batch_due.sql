insert into due (incident, at, wake, traceparent) select a.incident, a.due, a.due, a.trace from unnest(@incident, @due, @trace) as a(incident, due, trace)
on conflict (incident) do update set at = excluded.at, wake = excluded.wake, traceparent = excluded.traceparent
