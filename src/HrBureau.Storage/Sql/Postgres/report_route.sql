-- Only reports that are pending: one settled meanwhile stays where it was settled.
update report t set incident = a.incident, opened = a.opened
from json_to_recordset(@routes::json) as a(report_id text, incident text, opened boolean)
where t.report_id = a.report_id and t.pending
returning t.report_id
