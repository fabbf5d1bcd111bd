select id from evidence_open where begun_at <= @before order by begun_at, id limit @limit
