-- Which of several commands have their reply, and where the head stands at the same moment.
select coalesce((select version from incident_head where incident = @incident), 0) as version, null as officer, null as key, null as body_hash, null as reply
union all
select 0, c.officer, c.key, c.body_hash, c.reply from json_each(@keys) k
cross join command_reply c on c.incident = @incident and c.officer = k.value ->> 'officer' and c.key = k.value ->> 'key'
