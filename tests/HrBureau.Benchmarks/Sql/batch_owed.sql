insert into owed (id, incident, version, kind, target, payload, traceparent, not_before, wake)
select a.owed_id, a.incident, a.version, 'notice', 'agy-police', a.payload, a.trace, a.at, a.at
from unnest(@owed_id, @incident, @version, @payload, @trace, @at) as a(owed_id, incident, version, payload, trace, at)
