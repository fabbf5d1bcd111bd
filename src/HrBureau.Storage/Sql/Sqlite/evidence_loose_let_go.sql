-- Whoever comes second finds nothing; and what some incident may hold is let go by nobody, whoever noted it there.
delete from evidence_loose where id = @id and not exists (select 1 from evidence_place where id = @id)
