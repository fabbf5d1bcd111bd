-- Keeps the wrapped key of a person; a key is never replaced.
insert into person_key (incident, key_id, wrapped)
select a.incident, a.key_id, a.wrapped
from unnest(@incident, @key_id, @wrapped)
    as a(incident, key_id, wrapped)
on conflict (incident, key_id) do nothing
