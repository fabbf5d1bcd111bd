-- Writes what is owed; an id already owed stays as it is.
insert into owed (id, incident, version, kind, target, payload, traceparent, not_before, wake)
values (@id, @incident, @version, @kind, @target, @payload, @traceparent, @not_before, @not_before)
on conflict (id) do nothing
