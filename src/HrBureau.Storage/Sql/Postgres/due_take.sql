-- Claims what should be looked at, oldest first. No lock outlives this statement.
with ripe as (
    select incident from due where wake <= @now order by wake, incident limit @limit for update skip locked
)
update due d set owner = @owner, wake = @until, attempts = d.attempts + 1
from ripe where d.incident = ripe.incident
returning d.incident, d.at, d.traceparent, d.attempts
