-- Anchors the head at the first append of a county day.
insert into head_anchor (day, incident, version, hash)
select a.day, a.incident, a.version, a.hash
from unnest(@day, @incident, @version, @hash)
    as a(day, incident, version, hash)
on conflict (day, incident) do nothing
