-- What a strike without an entry found, if the incident still stands where the striker saw it.
update board
set next_due = @next_due, overdue = @overdue, tracks = @tracks, summary = @summary, urgency = @urgency, calendar = @calendar
where incident = @incident and exists (select 1 from incident_head where incident = @incident and version = @version)
