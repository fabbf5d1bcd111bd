-- Keeps the reply, so that the same command again gets the same answer.
insert into command_reply (incident, officer, key, body_hash, reply)
select a.incident, a.officer, a.key, a.body_hash, a.reply
from unnest(@incident, @officer, @key, @body_hash, @reply)
    as a(incident, officer, key, body_hash, reply)
