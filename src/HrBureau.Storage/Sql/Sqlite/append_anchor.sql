-- Anchors the head at the first append of a county day.
insert into head_anchor (day, incident, version, hash)
values (@day, @incident, @version, @hash)
on conflict (day, incident) do nothing
