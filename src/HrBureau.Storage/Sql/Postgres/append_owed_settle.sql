-- What has been handed over is no longer owed.
delete from owed t
using unnest(@incident, @id) as a(incident, id)
where t.incident = a.incident and t.id = a.id
