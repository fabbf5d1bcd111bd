-- Claims what should be looked at, oldest first.
update due set owner = @owner, wake = @until, attempts = attempts + 1
where incident in (select incident from due where wake <= @now order by wake, incident limit @limit)
returning incident, at, traceparent, attempts
