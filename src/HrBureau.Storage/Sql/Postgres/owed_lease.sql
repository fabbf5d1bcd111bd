-- Leases what is owed, oldest first. No lock outlives this statement.
with ripe as (
    select id from owed
    where road = @road and wake <= @now and target not in (select jsonb_array_elements_text(@crowded::jsonb))
    order by wake, incident, version limit @limit for update skip locked
)
update owed o set owner = @owner, wake = @until, attempts = o.attempts + 1
from ripe where o.id = ripe.id
returning o.id, o.incident, o.version, o.kind, o.target, o.payload, o.traceparent, o.not_before, o.attempts
