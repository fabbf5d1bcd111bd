-- Leases what is owed, oldest first; relays of one incident to one target in their order.
update owed set owner = @owner, wake = @until, attempts = attempts + 1
where id in (
    select id from owed o
    where road = @road and wake <= @now and target not in (select value from json_each(@crowded))
      and (kind <> 'relay' or not exists (
          select 1 from owed e where e.kind = 'relay' and e.target = o.target and e.incident = o.incident and e.version < o.version))
    order by wake, incident, version limit @limit)
returning id, incident, version, kind, target, payload, traceparent, not_before, attempts
