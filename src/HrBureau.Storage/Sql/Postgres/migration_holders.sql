-- Who holds what a connection waits for. What they ask is not looked at: it may hold what is nobody's business.
select string_agg(format('%s (%s, %s)', a.pid, a.usename, coalesce(nullif(a.application_name, ''), '-')), ', ' order by a.pid) as holders
from pg_stat_activity a
where a.pid = any (pg_blocking_pids(@pid))
