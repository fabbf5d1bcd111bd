-- Adds the entries.
insert into incident_event (incident, version, event_id, kind, schema, at, recorded_at, officer, agency, payload, traceparent, salt, prev_hash, hash, algorithm)
select a.incident, a.version, a.event_id, a.kind, a.schema, a.at, a.recorded_at, a.officer, a.agency, a.payload, a.traceparent, a.salt, a.prev_hash, a.hash, a.algorithm
from unnest(@incident, @version, @event_id, @kind, @schema, @at, @recorded_at, @officer, @agency, @payload, @traceparent, @salt, @prev_hash, @hash, @algorithm)
    as a(incident, version, event_id, kind, schema, at, recorded_at, officer, agency, payload, traceparent, salt, prev_hash, hash, algorithm)
