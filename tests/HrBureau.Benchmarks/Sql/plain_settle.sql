delete from owed where id = @id
