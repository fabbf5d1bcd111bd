select incident from incident_head where incident = @incident
union
select incident from head_anchor where incident = @incident
