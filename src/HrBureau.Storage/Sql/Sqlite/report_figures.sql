select count(*) as pending, min(recorded_at) as oldest from report where pending
