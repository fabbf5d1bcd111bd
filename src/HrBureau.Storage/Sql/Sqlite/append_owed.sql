-- Writes what is owed; an id already owed stays as it is.
insert into owed (id, incident, version, kind, target, payload, traceparent, not_before, wake, road)
values (@id, @incident, @version, @kind, @target, @payload, @traceparent, @not_before, @not_before, @road)
on conflict (id) do nothing
