-- An agency sees the incident no longer.
delete from visibility t
using unnest(@incident, @agency) as a(incident, agency), incident_head h
where t.incident = a.incident and t.agency = a.agency and h.incident = a.incident and h.flush = @flush
