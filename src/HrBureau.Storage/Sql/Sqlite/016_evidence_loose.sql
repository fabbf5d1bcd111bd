-- file: evidence.db
-- Files that are whole and evidence of nothing yet: few, however many there are in all. Those from before are looked at once.
create table if not exists evidence_loose (
    id       text primary key,
    uploader text not null,
    agency   text not null,
    at       integer not null
) strict, without rowid;
create index if not exists evidence_loose_at on evidence_loose (at, id);
insert into evidence_loose (id, uploader, agency, at)
select d.id, f.uploader, f.agency, d.at from evidence_done d join evidence_file f on f.id = d.id
where f.purpose = 'evidence' and exists (select 1 from evidence_key k where k.id = d.id) and not exists (select 1 from evidence_place p where p.id = d.id)
on conflict (id) do nothing;
