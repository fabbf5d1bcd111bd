insert into command_reply (incident, officer, key, body_hash, reply)
values (@incident, @officer, @key, @body_hash, @reply)
