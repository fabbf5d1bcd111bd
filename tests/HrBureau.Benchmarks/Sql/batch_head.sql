update incident_head h set version = a.version, hash = a.hash
from unnest(@incident, @version, @hash) as a(incident, version, hash)
where h.incident = a.incident and h.version = a.version - 1
