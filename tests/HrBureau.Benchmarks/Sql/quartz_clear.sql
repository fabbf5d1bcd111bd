-- What an earlier round left behind, its dead node included, is no burden for the next one.
delete from qrtz_fired_triggers;
delete from qrtz_scheduler_state;
delete from qrtz_triggers where next_fire_time < 621355968000000000 + (extract(epoch from clock_timestamp()) * 10000000)::bigint or trigger_state <> 'WAITING';
