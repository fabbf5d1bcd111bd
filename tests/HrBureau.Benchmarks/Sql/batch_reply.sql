insert into command_reply (incident, officer, key, body_hash, reply)
select a.incident, 'duty-zhou', a.key, a.body_hash, a.reply from unnest(@incident, @key, @body_hash, @reply) as a(incident, key, body_hash, reply)
