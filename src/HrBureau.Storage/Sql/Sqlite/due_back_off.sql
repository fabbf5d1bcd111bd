-- Only the claim that failed steps back: a row that was armed anew, or that another silo took over, is none of its business.
update due set wake = @until, owner = null, error = @error where incident = @incident and owner = @owner
