-- Nothing is due any more.
delete from due t
using unnest(@incident) as a(incident)
where t.incident = a.incident
