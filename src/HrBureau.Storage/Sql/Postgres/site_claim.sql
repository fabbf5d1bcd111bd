-- Takes sites, in the order given, or answers who holds them.
insert into open_site (site_key, incident, employer_key, place)
select a.site_key, a.incident, a.employer_key, a.place
from rows from (json_to_recordset(@doors::json) as (site_key text, incident text, employer_key text, place text))
    with ordinality as a(site_key, incident, employer_key, place, position)
order by a.position
on conflict (site_key) do update set incident = open_site.incident
returning site_key, incident
