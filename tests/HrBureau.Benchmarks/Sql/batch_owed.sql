insert into owed (id, incident, version, kind, target, payload, traceparent, not_before, wake)
select a.id, a.incident, a.version, a.kind, a.target, a.payload, a.traceparent, a.not_before, a.wake
from unnest(@id, @incident, @version, @kind, @target, @payload, @traceparent, @not_before, @wake) as a(id, incident, version, kind, target, payload, traceparent, not_before, wake)
