update incident_head h set version = a.version, hash = a.hash
from unnest(@incident, @expected, @version, @hash) as a(incident, expected, version, hash)
where h.incident = a.incident and h.version = a.expected
