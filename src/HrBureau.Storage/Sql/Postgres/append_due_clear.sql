-- Nothing is due any more.
delete from due t
using unnest(@incident) as a(incident), incident_head h
where t.incident = a.incident and h.incident = a.incident and h.flush = @flush
