-- Evidence and other files people bring, in sealed pieces. What is whole stays as it was taken; only its key can be destroyed.
create table if not exists evidence_file (
    id        text collate "C" primary key,
    purpose   text not null,
    uploader  text collate "C" not null,
    agency    text collate "C" not null,
    size      bigint check (size >= 0),
    algorithm text not null,
    about     bytea not null,
    begun_at  timestamptz not null
);

-- Files that were begun and are not whole yet: few, however many there are in all.
create table if not exists evidence_open (
    id       text collate "C" primary key,
    uploader text collate "C" not null,
    begun_at timestamptz not null
);
create index if not exists evidence_open_uploader on evidence_open (uploader);
create index if not exists evidence_open_begun on evidence_open (begun_at, id);

create table if not exists evidence_key (
    id      text collate "C" primary key,
    wrapped bytea not null
);

create table if not exists evidence_chunk (
    file   text collate "C" not null,
    number integer not null check (number >= 0),
    start  bigint not null check (start >= 0),
    bytes  integer not null check (bytes > 0 and bytes <= 262144),
    body   bytea not null,
    primary key (file, number)
);
-- Sealed bytes do not get smaller.
alter table evidence_chunk alter column body set storage external;

create table if not exists evidence_done (
    id          text collate "C" primary key,
    size        bigint not null,
    chunks      integer not null,
    sha256      text not null,
    sm3         text not null,
    type        text not null,
    contradicts boolean not null,
    about       bytea not null,
    at          timestamptz not null,
    proof       bytea not null
);

-- Incidents that may hold a file; whether one does is what its own timeline says.
create table if not exists evidence_place (
    id       text collate "C" not null,
    incident text collate "C" not null,
    primary key (id, incident)
);

create or replace function refuse_deletion_of_whole_file() returns trigger language plpgsql as $$
begin
    if exists (select 1 from evidence_done where id = old.id) then
        raise exception 'evidence_file is insert-only once the file is whole' using errcode = 'insufficient_privilege';
    end if;
    return old;
end $$;
create or replace function refuse_deletion_of_whole_chunk() returns trigger language plpgsql as $$
begin
    if exists (select 1 from evidence_done where id = old.file) then
        raise exception 'evidence_chunk is insert-only once the file is whole' using errcode = 'insufficient_privilege';
    end if;
    return old;
end $$;

create or replace trigger evidence_file_no_update before update or truncate on evidence_file
    for each statement execute function refuse_change();
create or replace trigger evidence_file_no_delete before delete on evidence_file
    for each row execute function refuse_deletion_of_whole_file();
create or replace trigger evidence_chunk_no_update before update or truncate on evidence_chunk
    for each statement execute function refuse_change();
create or replace trigger evidence_chunk_no_delete before delete on evidence_chunk
    for each row execute function refuse_deletion_of_whole_chunk();
create or replace trigger evidence_done_insert_only before update or delete or truncate on evidence_done
    for each statement execute function refuse_change();
create or replace trigger evidence_place_insert_only before update or delete or truncate on evidence_place
    for each statement execute function refuse_change();
create or replace trigger evidence_key_no_update before update or truncate on evidence_key
    for each statement execute function refuse_change();
