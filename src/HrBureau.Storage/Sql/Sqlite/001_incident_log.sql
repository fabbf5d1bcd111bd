-- The incident log: what happened, who must be told, what is due, what lists show. One append writes all of it.
create table if not exists incident_head (
    incident  text primary key,
    version   integer not null check (version > 0),
    hash      blob  not null,
    mechanism text
) strict, without rowid;

create table if not exists incident_event (
    incident    text not null,
    version     integer not null check (version > 0),
    event_id    text not null,
    kind        text not null check (kind <> ''),
    schema      integer not null check (schema > 0),
    at          integer not null,
    recorded_at integer not null,
    officer     text not null,
    agency      text not null,
    payload     text not null,
    traceparent text,
    salt        blob not null,
    prev_hash   blob not null,
    hash        blob not null,
    algorithm   text not null,
    primary key (incident, version),
    unique (incident, event_id)
) strict, without rowid;

-- The head as it stood after the first append of each county day: a rewritten history no longer meets it.
create table if not exists head_anchor (
    day      text not null,
    incident text not null,
    version  integer not null,
    hash     blob not null,
    primary key (day, incident)
) strict, without rowid;
create index if not exists head_anchor_incident on head_anchor (incident, version);

create table if not exists command_reply (
    incident  text not null,
    officer   text not null,
    key       text not null,
    body_hash text not null,
    reply     text not null,
    primary key (incident, officer, key)
) strict, without rowid;

-- At most one next due instant per incident. wake is when somebody should look: at first the due instant,
-- later the end of a claim or of a back-off.
create table if not exists due (
    incident    text primary key,
    at          integer not null,
    wake        integer not null,
    traceparent text,
    owner       text,
    attempts    integer not null default 0,
    error       text
) strict, without rowid;
create index if not exists due_wake on due (wake, incident);
create index if not exists due_owner on due (owner) where owner is not null;

create table if not exists owed (
    id          text primary key,
    incident    text not null,
    version     integer not null,
    kind        text not null check (kind in ('notice', 'relay')),
    target      text not null,
    payload     text not null,
    traceparent text,
    not_before  integer not null,
    wake        integer not null,
    owner       text,
    attempts    integer not null default 0,
    error       text
) strict;
create index if not exists owed_wake on owed (wake, incident, version);
create index if not exists owed_owner on owed (owner) where owner is not null;

create table if not exists board (
    incident    text primary key,
    number      text not null,
    drill       integer not null,
    phase       text not null,
    grade       text not null,
    provisional integer not null,
    holder      text,
    employer    text not null,
    project     text not null,
    place       text not null,
    headcount   integer not null,
    amount_fen  integer not null,
    tracks      text not null,
    next_due    integer,
    overdue     integer not null,
    opened_at   integer not null,
    updated_at  integer not null,
    search_text text not null,
    summary     text not null,
    urgency     integer not null
) strict;
create index if not exists board_urgent on board (urgency, incident);
create index if not exists board_newest on board (opened_at desc, incident desc);
create index if not exists board_holder on board (holder, opened_at desc) where holder is not null;

create table if not exists visibility (
    incident    text not null,
    agency      text not null,
    parts       text not null,
    until       integer,
    search_text text not null,
    primary key (agency, incident)
) strict, without rowid;

create table if not exists desk (
    request_id text not null,
    agency     text not null,
    incident   text not null,
    state      text not null,
    kind       text not null,
    asked_by   text not null,
    rung       integer not null,
    answer_by  integer,
    is_open    integer not null,
    urgency    integer not null,
    primary key (request_id, agency)
) strict;
create index if not exists desk_agency on desk (agency, urgency, request_id);

create table if not exists person_key (
    incident text not null,
    key_id   text not null,
    wrapped  blob not null,
    primary key (incident, key_id)
) strict, without rowid;

create table if not exists snapshot (
    incident  text primary key,
    version   integer not null,
    fold      integer not null,
    state     text not null,
    head_hash blob not null
) strict;

create table if not exists mechanism (
    hash    text primary key,
    content text not null
) strict;
