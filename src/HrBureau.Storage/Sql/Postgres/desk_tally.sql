-- What waits on a desk, by kind and by whom it is from or for.
select kind, asked_by, count(*) as lines from desk where agency = @agency and is_open group by kind, asked_by
