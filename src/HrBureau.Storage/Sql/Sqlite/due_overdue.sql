-- What is due already, oldest first.
select incident, at from due where at <= @now order by at, incident limit @limit
