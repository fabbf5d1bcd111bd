-- Leases what is owed, oldest first.
update owed set owner = @owner, wake = @until, attempts = attempts + 1
where id in (
    select id from owed
    where road = @road and wake <= @now and target not in (select value from json_each(@crowded))
    order by wake, incident, version limit @limit)
returning id, incident, version, kind, target, payload, traceparent, not_before, attempts
