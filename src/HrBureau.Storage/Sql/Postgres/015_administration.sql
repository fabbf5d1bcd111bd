-- What administrators did to people and agencies, one act a row; the newest row with a mechanism says which people the county has.
create table if not exists administration (
    version   bigint primary key check (version > 0),
    at        timestamptz not null,
    officer   text not null,
    agency    text not null,
    act       text not null check (act <> ''),
    changes   text not null,
    mechanism text references mechanism (hash)
);
create or replace trigger administration_insert_only before update or delete or truncate on administration
    for each statement execute function refuse_change();
