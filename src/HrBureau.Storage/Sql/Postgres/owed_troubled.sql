-- What was tried and could not be handed over, the longest owed first, for the ops page.
select incident, kind, target, not_before, wake, attempts, error from owed where error is not null order by not_before, id limit @limit
