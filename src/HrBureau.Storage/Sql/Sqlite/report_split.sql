-- Where a report that was split off belongs from now on, and by which act.
update report set incident = @incident, opened = @opened, split = @act where report_id = @report_id
