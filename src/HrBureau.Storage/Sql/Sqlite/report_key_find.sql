select same_as, body_hash from report_key where report_id = @report_id
