-- The report's content is an entry now; it is kept there only.
update report set pending = 0, payload = null where report_id = @report_id
