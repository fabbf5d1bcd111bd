-- What reports that came before stand for, each asked at its position: by its id, else by its source's number.
select a.value ->> 'position' as position, r.report_id, r.incident, r.opened, r.pending, r.body_hash, r.content_hash
from json_each(@asked) a
join report r on r.rowid = coalesce(
    (select f.rowid from report f where f.report_id = a.value ->> 'report_id'),
    (select f.rowid from report f where f.source = a.value ->> 'source' and f.source_ref = a.value ->> 'source_ref' and f.drill = a.value ->> 'drill'))
order by a.key
