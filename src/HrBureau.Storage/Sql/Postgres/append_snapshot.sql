-- Keeps the newest state; one of a higher fold is never overwritten.
insert into snapshot (incident, version, fold, state, head_hash)
select a.incident, a.version, a.fold, a.state, a.head_hash
from unnest(@incident, @version, @fold, @state, @head_hash)
    as a(incident, version, fold, state, head_hash)
on conflict (incident) do update
    set version = excluded.version, fold = excluded.fold, state = excluded.state, head_hash = excluded.head_hash
    where excluded.fold >= snapshot.fold
