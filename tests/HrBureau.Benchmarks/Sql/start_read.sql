-- What stands of every incident before the traced acts.
select 'first', to_jsonb(t)::text from incident_head t
union all select 'board', to_jsonb(t)::text from board t
union all select 'due', to_jsonb(t)::text from due t
