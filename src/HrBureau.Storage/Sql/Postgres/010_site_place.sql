-- The folded place of a site: reports of the same place are told of each other, whatever else they name.
alter table open_site add column if not exists place text collate "C";
update open_site set place = substring(site_key from '[^@]*$') where site_key ~ '^(drill:)?[pe]:.*@';
create index if not exists open_site_place on open_site (place) where place is not null;
