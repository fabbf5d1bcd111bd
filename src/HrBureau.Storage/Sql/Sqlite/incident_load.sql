-- An incident's head with its kept state, both of one instant.
select h.version, h.hash, h.mechanism, s.version as kept, s.fold, s.state, s.head_hash
from incident_head h left join snapshot s on s.incident = h.incident and s.fold = @fold
where h.incident = @incident
