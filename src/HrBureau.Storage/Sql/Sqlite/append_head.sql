-- Moves the head if it still stands where the caller believes and the command is new; answers whether it moved.
insert into incident_head (incident, version, hash, mechanism)
select @incident, @version, @hash, @mechanism
where @expected = 0 or exists (select 1 from incident_head where incident = @incident)
on conflict (incident) do update set version = excluded.version, hash = excluded.hash
    where incident_head.version = @expected and incident_head.hash = @head_hash
      and not exists (
          select 1 from command_reply
          where incident = @incident and officer = @officer and key = @key)
returning incident
