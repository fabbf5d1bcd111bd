-- Takes the site or answers who holds it.
insert into open_site (site_key, incident, employer_key, place) values (@site_key, @incident, @employer_key, @place)
on conflict (site_key) do update set incident = open_site.incident
returning incident
