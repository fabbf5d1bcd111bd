-- Lets an agency see parts of the incident.
insert into visibility (incident, agency, parts, until, search_text)
values (@incident, @agency, @parts, @until, @search_text)
on conflict (agency, incident) do update
    set parts = excluded.parts,
        until = excluded.until,
        search_text = excluded.search_text
