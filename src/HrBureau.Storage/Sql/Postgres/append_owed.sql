-- Writes what is owed; an id already owed stays as it is.
insert into owed (id, incident, version, kind, target, payload, traceparent, not_before, wake, road)
select a.id, a.incident, a.version, a.kind, a.target, a.payload, a.traceparent, a.not_before, a.not_before, a.road
from unnest(@id, @incident, @version, @kind, @target, @payload, @traceparent, @not_before, @road)
    as a(id, incident, version, kind, target, payload, traceparent, not_before, road)
on conflict (id) do nothing
