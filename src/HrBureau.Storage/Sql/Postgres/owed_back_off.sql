-- Only the lease that failed steps back: a row that another silo took over is none of its business.
update owed set wake = @until, owner = null, error = @error where id = @id and owner = @owner
