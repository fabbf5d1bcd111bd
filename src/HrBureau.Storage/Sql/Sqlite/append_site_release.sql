-- The doors of the site open for a new incident.
delete from open_site where incident = @incident
