update report set incident = @incident, opened = @opened where report_id = @report_id
