insert into incident_event (incident, version, event_id, kind, schema, at, recorded_at, officer, agency, payload, traceparent, salt, prev_hash, hash, algorithm)
values (@incident, @version, @event_id, @kind, @schema, @at, @recorded_at, @officer, @agency, @payload, @traceparent, @salt, @prev_hash, @hash, @algorithm)
