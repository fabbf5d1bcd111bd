-- Leases what is owed, oldest first; relays of one incident to one target in their order. No lock outlives this statement.
with ripe as (
    select id from owed o
    where road = @road and wake <= @now and target not in (select jsonb_array_elements_text(@crowded::jsonb))
      and (kind <> 'relay' or not exists (
          select 1 from owed e where e.kind = 'relay' and e.target = o.target and e.incident = o.incident and e.version < o.version))
    order by wake, incident, version limit @limit for update skip locked
)
update owed o set owner = @owner, wake = @until, attempts = o.attempts + 1
from ripe where o.id = ripe.id
returning o.id, o.incident, o.version, o.kind, o.target, o.payload, o.traceparent, o.not_before, o.attempts
