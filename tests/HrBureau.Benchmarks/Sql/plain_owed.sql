insert into owed (id, incident, version, kind, target, payload, traceparent, not_before, wake)
values (@id, @incident, @version, @kind, @target, @payload, @traceparent, @not_before, @wake)
