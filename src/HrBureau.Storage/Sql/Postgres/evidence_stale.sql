select f.id from evidence_file f
where f.begun_at <= @before and not exists (select 1 from evidence_done d where d.id = f.id)
order by f.begun_at, f.id limit @limit
