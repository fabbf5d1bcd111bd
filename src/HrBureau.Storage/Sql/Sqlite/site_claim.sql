-- Takes sites, in the order given, or answers who holds them.
insert into open_site (site_key, incident, employer_key, place)
select a.value ->> 'site_key', a.value ->> 'incident', a.value ->> 'employer_key', a.value ->> 'place'
from json_each(@doors) a
where true
order by a.key
on conflict (site_key) do update set incident = open_site.incident
returning site_key, incident
