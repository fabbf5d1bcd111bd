-- Only reports that are pending: one settled meanwhile stays where it was settled.
update report set incident = a.value ->> 'incident', opened = a.value ->> 'opened'
from json_each(@routes) a
where report.report_id = a.value ->> 'report_id' and pending
returning report_id
