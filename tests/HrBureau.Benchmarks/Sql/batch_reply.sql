insert into command_reply (incident, officer, key, body_hash, reply)
select a.incident, a.officer, a.key, a.body_hash, a.reply
from unnest(@incident, @officer, @key, @body_hash, @reply) as a(incident, officer, key, body_hash, reply)
