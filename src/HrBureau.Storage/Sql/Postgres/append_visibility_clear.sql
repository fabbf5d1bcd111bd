-- An agency sees the incident no longer.
delete from visibility t
using unnest(@incident, @agency) as a(incident, agency)
where t.incident = a.incident and t.agency = a.agency
