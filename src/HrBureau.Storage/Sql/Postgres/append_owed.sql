-- Writes what is owed; an id already owed stays as it is.
insert into owed (id, incident, version, kind, target, payload, traceparent, not_before, wake)
select a.id, a.incident, a.version, a.kind, a.target, a.payload, a.traceparent, a.not_before, a.not_before
from unnest(@id, @incident, @version, @kind, @target, @payload, @traceparent, @not_before)
    as a(id, incident, version, kind, target, payload, traceparent, not_before)
on conflict (id) do nothing
