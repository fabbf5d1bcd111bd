-- Only a file that can still be read becomes evidence of anything.
insert into evidence_place (id, incident)
select @id, @incident from evidence_key where id = @id
on conflict (id, incident) do nothing
