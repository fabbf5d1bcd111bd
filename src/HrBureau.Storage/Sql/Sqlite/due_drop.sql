delete from due
where incident = @incident and exists (select 1 from incident_head where incident = @incident and version = @version)
