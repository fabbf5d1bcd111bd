-- An agency sees the incident no longer.
delete from visibility where incident = @incident and agency = @agency
