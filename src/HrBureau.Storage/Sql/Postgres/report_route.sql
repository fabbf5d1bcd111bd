-- Only a report that is pending: one settled meanwhile stays where it was settled.
update report set incident = @incident, opened = @opened where report_id = @report_id and pending
