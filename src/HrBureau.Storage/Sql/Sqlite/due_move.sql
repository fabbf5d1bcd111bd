-- Moves a row whose strike yielded nothing, if the incident still stands where the striker saw it.
insert into due (incident, at, wake, traceparent)
select @incident, @at, @at, @traceparent
where exists (select 1 from incident_head where incident = @incident and version = @version)
on conflict (incident) do update
    set at = excluded.at, wake = excluded.wake, traceparent = excluded.traceparent, owner = null, attempts = 0, error = null
