-- Lets an agency see parts of the incident.
insert into visibility (incident, agency, parts, until, search_text)
select a.incident, a.agency, a.parts, a.until, a.search_text
from unnest(@incident, @agency, @parts, @until, @search_text)
    as a(incident, agency, parts, until, search_text)
on conflict (agency, incident) do update
    set parts = excluded.parts,
        until = excluded.until,
        search_text = excluded.search_text
