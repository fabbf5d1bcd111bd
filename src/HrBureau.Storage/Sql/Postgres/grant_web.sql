-- What a web process may do in the database: read who is in the cluster, and nothing else.
do $$
declare
    role text := current_setting('hrbureau.role');
begin
    execute format('revoke all on all tables in schema %I from %I', current_schema(), role);
    execute format('revoke all on all sequences in schema %I from %I', current_schema(), role);
    execute format('grant usage on schema %I to %I', current_schema(), role);
    execute format('grant select on cluster_member, orleansquery to %I', role);
end $$
