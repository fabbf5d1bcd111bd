-- Rows whose strike failed, for the ops page.
select incident, at, wake, attempts, error from due where error is not null order by at, incident limit @limit
