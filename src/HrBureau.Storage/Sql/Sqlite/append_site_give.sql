-- The doors of an incident lead to another one.
update open_site set incident = @into where incident = @incident
