-- The door of the site opens for a new incident.
delete from open_site t
using unnest(@incident, @site_key) as a(incident, site_key)
where t.incident = a.incident and t.site_key = a.site_key
