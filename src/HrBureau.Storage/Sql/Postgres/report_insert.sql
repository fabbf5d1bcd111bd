-- Takes reports in; the same report again, or a key that stands for another one already, answers nothing here. In one order for
-- everybody: two tables that name the same numbers in two orders would wait for one another for ever.
insert into report (report_id, source, source_ref, drill, county, site_key, employer_key, recorded_at, incident, opened, pending, payload, traceparent, body_hash, content_hash)
select r.report_id, r.source, r.source_ref, r.drill, r.county, r.site_key, r.employer_key, timestamptz 'epoch' + r.recorded_at * interval '1 millisecond', '', false, true, r.payload, r.trace_parent, r.body_hash, r.content_hash
from rows from (json_to_recordset(@reports::json)
    as (report_id text, source text, source_ref text, drill boolean, county text, site_key text, employer_key text, recorded_at bigint, payload text, trace_parent text, body_hash text, content_hash text))
    with ordinality as r(report_id, source, source_ref, drill, county, site_key, employer_key, recorded_at, payload, trace_parent, body_hash, content_hash, position)
where not exists (select 1 from report_key k where k.report_id = r.report_id)
order by coalesce(r.source_ref, r.report_id), r.position
on conflict do nothing
returning report_id
