insert into owed (id, incident, version, kind, target, payload, traceparent, not_before, wake)
values (@owed_id, @incident, @version, 'notice', 'agy-police', @payload, @trace, @at, @at)
