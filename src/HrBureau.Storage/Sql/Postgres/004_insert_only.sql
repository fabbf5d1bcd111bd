-- What happened stays as it was written, whoever is connected.
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is insert-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;

create or replace trigger incident_event_insert_only before update or delete or truncate on incident_event
    for each statement execute function refuse_change();
create or replace trigger head_anchor_insert_only before update or delete or truncate on head_anchor
    for each statement execute function refuse_change();
create or replace trigger access_log_insert_only before update or delete or truncate on access_log
    for each statement execute function refuse_change();
