-- file: evidence.db
-- Evidence and other files people bring, in sealed pieces. What is whole stays as it was taken; only its key can be destroyed.
create table if not exists evidence_file (
    id        text primary key,
    purpose   text not null,
    uploader  text not null,
    agency    text not null,
    size      integer check (size >= 0),
    algorithm text not null,
    about     blob not null,
    begun_at  integer not null
) strict;

-- Files that were begun and are not whole yet: few, however many there are in all.
create table if not exists evidence_open (
    id       text primary key,
    uploader text not null,
    begun_at integer not null
) strict, without rowid;
create index if not exists evidence_open_uploader on evidence_open (uploader);
create index if not exists evidence_open_begun on evidence_open (begun_at, id);

create table if not exists evidence_key (
    id      text primary key,
    wrapped blob not null
) strict, without rowid;

create table if not exists evidence_chunk (
    file   text not null,
    number integer not null check (number >= 0),
    start  integer not null check (start >= 0),
    bytes  integer not null check (bytes > 0 and bytes <= 262144),
    body   blob not null,
    primary key (file, number)
) strict;

create table if not exists evidence_done (
    id          text primary key,
    size        integer not null,
    chunks      integer not null,
    sha256      text not null,
    sm3         text not null,
    type        text not null,
    contradicts integer not null,
    about       blob not null,
    at          integer not null,
    proof       blob not null
) strict;

-- Incidents that may hold a file; whether one does is what its own timeline says.
create table if not exists evidence_place (
    id       text not null,
    incident text not null,
    primary key (id, incident)
) strict, without rowid;

create trigger if not exists evidence_file_no_update before update on evidence_file
begin select raise(abort, 'evidence_file is insert-only'); end;
create trigger if not exists evidence_file_no_delete before delete on evidence_file when exists (select 1 from evidence_done where id = old.id)
begin select raise(abort, 'evidence_file is insert-only once the file is whole'); end;
create trigger if not exists evidence_chunk_no_update before update on evidence_chunk
begin select raise(abort, 'evidence_chunk is insert-only'); end;
create trigger if not exists evidence_chunk_no_delete before delete on evidence_chunk when exists (select 1 from evidence_done where id = old.file)
begin select raise(abort, 'evidence_chunk is insert-only once the file is whole'); end;
create trigger if not exists evidence_done_no_update before update on evidence_done
begin select raise(abort, 'evidence_done is insert-only'); end;
create trigger if not exists evidence_done_no_delete before delete on evidence_done
begin select raise(abort, 'evidence_done is insert-only'); end;
create trigger if not exists evidence_place_no_update before update on evidence_place
begin select raise(abort, 'evidence_place is insert-only'); end;
create trigger if not exists evidence_place_no_delete before delete on evidence_place
begin select raise(abort, 'evidence_place is insert-only'); end;
create trigger if not exists evidence_key_no_update before update on evidence_key
begin select raise(abort, 'evidence_key is insert-only'); end;
