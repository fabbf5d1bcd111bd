insert into open_site (site_key, incident, employer_key) values (@site_key, @incident, @employer_key)
on conflict (site_key) do nothing
returning incident
