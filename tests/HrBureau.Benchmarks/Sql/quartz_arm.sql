-- Triggers of one job, as the one that Quartz itself wrote, under other names and with other instants (ticks since the year 1).
with other as (
    select id, 621355968000000000 + (extract(epoch from due) * 10000000)::bigint as ticks from armed where round = @round
), triggers as (
    insert into qrtz_triggers
    select r.* from qrtz_triggers t cross join other o
    cross join lateral jsonb_populate_record(null::qrtz_triggers, to_jsonb(t) || jsonb_build_object('trigger_name', o.id, 'next_fire_time', o.ticks, 'start_time', o.ticks)) r
    where t.trigger_name = 'original'
    returning trigger_name
)
insert into qrtz_simple_triggers
select r.* from qrtz_simple_triggers s cross join triggers t
cross join lateral jsonb_populate_record(null::qrtz_simple_triggers, to_jsonb(s) || jsonb_build_object('trigger_name', t.trigger_name)) r
where s.trigger_name = 'original'
