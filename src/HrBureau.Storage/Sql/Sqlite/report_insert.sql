-- Takes a report in; the same report again, or a key that stands for another one already, answers nothing here.
insert into report (report_id, source, source_ref, drill, county, site_key, employer_key, recorded_at, incident, opened, pending, payload, traceparent, body_hash)
select @report_id, @source, @source_ref, @drill, @county, @site_key, @employer_key, @recorded_at, '', @opened, @pending, @payload, @traceparent, @body_hash
where not exists (select 1 from report_key where report_id = @report_id)
on conflict do nothing
returning report_id
