-- What some incident may hold and nobody can read any more.
select distinct p.id from evidence_place p
where not exists (select 1 from evidence_key k where k.id = p.id) or not exists (select 1 from evidence_done d where d.id = p.id)
order by p.id
