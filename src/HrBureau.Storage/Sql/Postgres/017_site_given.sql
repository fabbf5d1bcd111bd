-- Through whose hands a site came to the incident that holds it, the last one at the end: a merge that is taken back gives back what came with it, and nothing else.
alter table open_site add column if not exists given_by text collate "C" not null default '';
-- Relays of an incident reach another one in order, and an incident is not closed while one is on its way to it.
create index if not exists owed_relay on owed (target, incident, version) where kind = 'relay';
