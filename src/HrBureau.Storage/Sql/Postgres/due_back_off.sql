-- Only a claimed row steps back: one that an append has armed anew since is none of the striker's business.
update due set wake = @until, owner = null, error = @error where incident = @incident and owner is not null
