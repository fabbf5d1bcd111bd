-- Whoever comes second finds nothing: a file is bound or let go, never both.
delete from evidence_loose where id = @id
