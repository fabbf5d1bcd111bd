-- Whole files in order of their ids, with those whose key was destroyed.
select id from evidence_done where id > @after order by id limit @limit
