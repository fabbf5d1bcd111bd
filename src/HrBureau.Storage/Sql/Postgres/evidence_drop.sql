delete from evidence_file where id = @id and not exists (select 1 from evidence_chunk where file = @id)
