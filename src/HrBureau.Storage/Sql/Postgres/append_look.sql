-- Which entry stands at a version: after a lost answer this tells whether it was ours.
select event_id, hash from incident_event where incident = @incident and version = @version
