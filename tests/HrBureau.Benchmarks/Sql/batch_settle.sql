delete from owed where id = any(@id)
