-- Takes a report in; the same report again answers nothing here.
insert into report (report_id, source, source_ref, drill, county, site_key, employer_key, recorded_at, incident, opened, pending, payload, traceparent, body_hash)
values (@report_id, @source, @source_ref, @drill, @county, @site_key, @employer_key, @recorded_at, '', @opened, @pending, @payload, @traceparent, @body_hash)
on conflict do nothing
returning report_id
