select id, at, officer, agency, incident, what, reason from access_log
where incident = @incident and id > @after order by id limit @limit
