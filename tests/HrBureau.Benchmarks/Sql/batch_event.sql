insert into incident_event (incident, version, event_id, kind, schema, at, recorded_at, officer, agency, payload, traceparent, salt, prev_hash, hash, algorithm)
select a.incident, a.version, a.event_id, 'note-added', 1, a.at, a.at, 'duty-zhou', 'agy-hr', a.payload, a.trace, a.salt, a.hash, a.hash, 'sha-256'
from unnest(@incident, @version, @event_id, @at, @payload, @trace, @salt, @hash) as a(incident, version, event_id, at, payload, trace, salt, hash)
