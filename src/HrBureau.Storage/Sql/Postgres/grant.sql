-- What the run-time role may do: everything its statements need, no change to what happened, no change to tables.
do $$
declare
    role text := current_setting('hrbureau.role');
    name text;
begin
    execute format('grant usage on schema %I to %I', current_schema(), role);
    foreach name in array array['incident_event', 'head_anchor', 'access_log', 'mechanism', 'administration', 'command_reply', 'report_key', 'evidence_done', 'evidence_place'] loop
        execute format('revoke update, delete, truncate on %I from %I', name, role);
        execute format('grant select, insert on %I to %I', name, role);
    end loop;
    foreach name in array array['incident_head', 'board', 'report', 'incident_counter', 'snapshot', 'orleans_grain_state'] loop
        execute format('grant select, insert, update on %I to %I', name, role);
    end loop;
    foreach name in array array['due', 'owed', 'visibility', 'desk', 'person_key', 'open_site', 'cluster_version', 'cluster_member'] loop
        execute format('grant select, insert, update, delete on %I to %I', name, role);
    end loop;
    foreach name in array array['evidence_file', 'evidence_open', 'evidence_chunk', 'evidence_key', 'evidence_loose'] loop
        execute format('revoke update, truncate on %I from %I', name, role);
        execute format('grant select, insert, delete on %I to %I', name, role);
    end loop;
    execute format('grant select on schema_migration, orleansquery to %I', role);
end $$
