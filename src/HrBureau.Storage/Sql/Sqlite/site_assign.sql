-- Gives sites that were taken to their incidents: each looked up by its key, not among all that were taken (hence the plus).
update open_site set incident = a.value ->> 'incident'
from json_each(@doors) a
where open_site.site_key = a.value ->> 'site_key' and +open_site.incident = '?'
