-- A page of the timeline by key range.
select incident, version, event_id, kind, schema, at, recorded_at, officer, agency, payload, traceparent, salt, prev_hash, hash, algorithm
from incident_event
where incident = @incident and version > @after
order by version
limit @limit
