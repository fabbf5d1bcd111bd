-- What administrators did to people and agencies, one act a row; the newest row with a mechanism says which people the county has.
create table if not exists administration (
    version   integer primary key check (version > 0),
    at        integer not null,
    officer   text not null,
    agency    text not null,
    act       text not null check (act <> ''),
    changes   text not null,
    mechanism text references mechanism (hash)
) strict;
create trigger if not exists administration_no_update before update on administration
begin select raise(abort, 'administration is insert-only'); end;
create trigger if not exists administration_no_delete before delete on administration
begin select raise(abort, 'administration is insert-only'); end;
