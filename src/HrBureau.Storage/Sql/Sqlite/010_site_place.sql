-- The folded place of a site: reports of the same place are told of each other, whatever else they name.
alter table open_site add column place text;
update open_site set place = replace(site_key, rtrim(site_key, replace(site_key, '@', '')), '')
where (site_key like 'p:%@%' or site_key like 'e:%@%' or site_key like 'drill:p:%@%' or site_key like 'drill:e:%@%');
create index if not exists open_site_place on open_site (place) where place is not null;
