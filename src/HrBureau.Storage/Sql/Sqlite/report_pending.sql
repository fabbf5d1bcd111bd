-- What a crash left between its two transactions, oldest first.
select report_id, incident, opened, payload, traceparent, recorded_at, drill, county from report
where pending and recorded_at <= @older_than
order by recorded_at, report_id
limit @limit
