delete from evidence_open where id = @id
