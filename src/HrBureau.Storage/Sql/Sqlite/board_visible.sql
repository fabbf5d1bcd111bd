select parts from visibility where incident = @incident and agency = @agency and (until is null or until > @now)
