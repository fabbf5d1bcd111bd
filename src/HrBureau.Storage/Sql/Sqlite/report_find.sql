select report_id, incident, opened, pending, site_key, employer_key, drill, county, recorded_at, body_hash from report
where report_id = @report_id or (source = @source and source_ref = @source_ref and drill = @drill)
order by (report_id = @report_id) desc
limit 1
