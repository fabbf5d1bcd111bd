-- Which loop hands a row over: what leads outside must never stand before what stays inside.
alter table owed add column if not exists road text collate "C" not null default 'inside';
create index if not exists owed_road on owed (road, wake, incident, version);
drop index if exists owed_wake;
