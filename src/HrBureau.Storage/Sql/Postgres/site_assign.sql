-- Gives sites that were taken to their incidents.
update open_site s set incident = a.incident
from json_to_recordset(@doors::json) as a(site_key text, incident text)
where s.site_key = a.site_key and s.incident = '?'
