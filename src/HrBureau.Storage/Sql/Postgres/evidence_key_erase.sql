-- Without its key the file stays unreadable, here and in every backup made later.
delete from evidence_key where id = @id
