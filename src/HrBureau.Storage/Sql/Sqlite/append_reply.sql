-- Keeps the reply, so that the same command again gets the same answer.
insert into command_reply (incident, officer, key, body_hash, reply)
values (@incident, @officer, @key, @body_hash, @reply)
