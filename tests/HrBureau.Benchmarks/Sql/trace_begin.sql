-- Keeps every row that a transaction writes, with the transaction that wrote it.
create table traced (seq bigserial primary key, tx xid8 not null, table_name text not null, op text not null, incident text not null, content jsonb not null);
create function trace_row() returns trigger language plpgsql as $$
begin
    insert into traced (tx, table_name, op, incident, content)
    values (pg_current_xact_id(), tg_table_name, tg_op, (to_jsonb(coalesce(new, old)) ->> 'incident'), to_jsonb(coalesce(new, old)));
    return null;
end $$;
create trigger trace after insert or update or delete on incident_head for each row execute function trace_row();
create trigger trace after insert or update or delete on incident_event for each row execute function trace_row();
create trigger trace after insert or update or delete on command_reply for each row execute function trace_row();
create trigger trace after insert or update or delete on due for each row execute function trace_row();
create trigger trace after insert or update or delete on owed for each row execute function trace_row();
create trigger trace after insert or update or delete on board for each row execute function trace_row();
