-- The report's content is an entry now; it is kept there only.
update report t set pending = false, payload = null
from unnest(@incident, @report_id) as a(incident, report_id)
where t.report_id = a.report_id
