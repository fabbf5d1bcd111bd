-- What reports that came before stand for, each asked at its position: by its id, else by its source's number.
select a.position, r.report_id, r.incident, r.opened, r.pending, r.body_hash, r.content_hash
from json_to_recordset(@asked::json) as a(position integer, report_id text, source text, source_ref text, drill boolean)
cross join lateral (
    select f.report_id, f.incident, f.opened, f.pending, f.body_hash, f.content_hash from report f
    where f.report_id = a.report_id or (f.source = a.source and f.source_ref = a.source_ref and f.drill = a.drill)
    order by (f.report_id = a.report_id) desc
    limit 1) r
order by a.position
