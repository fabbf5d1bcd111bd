-- Keeps the wrapped key of a person; a key is never replaced.
insert into person_key (incident, key_id, wrapped)
values (@incident, @key_id, @wrapped)
on conflict (incident, key_id) do nothing
