-- Keeps the incident as it is until the transaction ends.
select incident from incident_head where incident = @incident for update
