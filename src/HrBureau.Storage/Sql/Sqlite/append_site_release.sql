-- The door of the site opens for a new incident.
delete from open_site where incident = @incident and site_key = @site_key
