update owed set wake = @until, owner = null, error = @error where id = @id
