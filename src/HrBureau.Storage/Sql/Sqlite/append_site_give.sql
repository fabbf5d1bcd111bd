-- The doors of an incident lead to another one.
update open_site set incident = @into, given_by = given_by || '/' || @incident where incident = @incident
