-- Takes reports in; the same report again, or a key that stands for another one already, answers nothing here. In one order for
-- everybody: two tables that name the same numbers in two orders would wait for one another for ever.
insert into report (report_id, source, source_ref, drill, county, site_key, employer_key, recorded_at, incident, opened, pending, payload, traceparent, body_hash, content_hash)
select r.value ->> 'report_id', r.value ->> 'source', r.value ->> 'source_ref', r.value ->> 'drill', r.value ->> 'county', r.value ->> 'site_key', r.value ->> 'employer_key', r.value ->> 'recorded_at', '', 0, 1, r.value ->> 'payload', r.value ->> 'trace_parent', r.value ->> 'body_hash', r.value ->> 'content_hash'
from json_each(@reports) r
where not exists (select 1 from report_key k where k.report_id = r.value ->> 'report_id')
order by coalesce(r.value ->> 'source_ref', r.value ->> 'report_id'), r.key
on conflict do nothing
returning report_id
