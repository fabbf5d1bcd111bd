-- Jobs as the one that Hangfire itself wrote, with other numbers, arguments and instants (whole seconds).
with other as (
    select id, floor(extract(epoch from due))::bigint as second, (select max(j.id) from hangfire.job j) + row_number() over (order by due) as number
    from armed where round = @round
), original as (
    select j.* from hangfire.job j where j.arguments::text like '%original%'
), jobs as (
    insert into hangfire.job
    select r.* from original j cross join other o
    cross join lateral jsonb_populate_record(null::hangfire.job, replace(to_jsonb(j)::text, 'original', o.id)::jsonb || jsonb_build_object('id', o.number, 'stateid', o.number + 1000000000)) r
    returning id
), states as (
    insert into hangfire.state
    select r.* from original j join hangfire.state s on s.id = j.stateid cross join other o
    cross join lateral jsonb_populate_record(null::hangfire.state, to_jsonb(s) || jsonb_build_object('id', o.number + 1000000000, 'jobid', o.number)) r
    returning id
), parameters as (
    insert into hangfire.jobparameter (jobid, name, value)
    select o.number, p.name, p.value from original j join hangfire.jobparameter p on p.jobid = j.id cross join other o
    returning id
)
insert into hangfire.set (key, score, value) select 'schedule', o.second, o.number::text from other o
