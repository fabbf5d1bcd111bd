-- The incident log: what happened, who must be told, what is due, what lists show. One append writes all of it.
create table if not exists incident_head (
    incident  text collate "C" primary key,
    version   bigint not null check (version > 0),
    hash      bytea  not null,
    mechanism text
) with (fillfactor = 70);

create table if not exists incident_event (
    incident    text collate "C" not null,
    version     bigint not null check (version > 0),
    event_id    uuid not null,
    kind        text not null check (kind <> ''),
    schema      integer not null check (schema > 0),
    at          timestamptz not null,
    recorded_at timestamptz not null,
    officer     text not null,
    agency      text not null,
    payload     text not null,
    traceparent text,
    salt        bytea not null,
    prev_hash   bytea not null,
    hash        bytea not null,
    algorithm   text not null,
    primary key (incident, version),
    unique (incident, event_id)
);

-- The head as it stood after the first append of each county day: a rewritten history no longer meets it.
create table if not exists head_anchor (
    day      text collate "C" not null,
    incident text collate "C" not null,
    version  bigint not null,
    hash     bytea not null,
    primary key (day, incident)
);
create index if not exists head_anchor_incident on head_anchor (incident, version);

create table if not exists command_reply (
    incident  text collate "C" not null,
    officer   text collate "C" not null,
    key       text collate "C" not null,
    body_hash text not null,
    reply     text not null,
    primary key (incident, officer, key)
);

-- At most one next due instant per incident. wake is when somebody should look: at first the due instant,
-- later the end of a claim or of a back-off.
create table if not exists due (
    incident    text collate "C" primary key,
    at          timestamptz not null,
    wake        timestamptz not null,
    traceparent text,
    owner       text,
    attempts    integer not null default 0,
    error       text
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
create index if not exists due_wake on due (wake, incident);
create index if not exists due_owner on due (owner) where owner is not null;

create table if not exists owed (
    id          text collate "C" primary key,
    incident    text collate "C" not null,
    version     bigint not null,
    kind        text not null check (kind in ('notice', 'relay')),
    target      text not null,
    payload     text not null,
    traceparent text,
    not_before  timestamptz not null,
    wake        timestamptz not null,
    owner       text,
    attempts    integer not null default 0,
    error       text
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
create index if not exists owed_wake on owed (wake, incident, version);
create index if not exists owed_owner on owed (owner) where owner is not null;

create table if not exists board (
    incident    text collate "C" primary key,
    number      text not null,
    drill       boolean not null,
    phase       text collate "C" not null,
    grade       text not null,
    provisional boolean not null,
    holder      text,
    employer    text not null,
    project     text not null,
    place       text not null,
    headcount   integer not null,
    amount_fen  bigint not null,
    tracks      text not null,
    next_due    timestamptz,
    overdue     boolean not null,
    opened_at   timestamptz not null,
    updated_at  timestamptz not null,
    search_text text not null,
    summary     text not null,
    urgency     bigint not null
) with (fillfactor = 70);
create index if not exists board_urgent on board (urgency, incident);
create index if not exists board_newest on board (opened_at desc, incident desc);
create index if not exists board_holder on board (holder, opened_at desc) where holder is not null;

create table if not exists visibility (
    incident    text collate "C" not null,
    agency      text collate "C" not null,
    parts       text not null,
    until       timestamptz,
    search_text text not null,
    primary key (agency, incident)
);

create table if not exists desk (
    request_id text collate "C" not null,
    agency     text collate "C" not null,
    incident   text collate "C" not null,
    state      text not null,
    kind       text not null,
    asked_by   text not null,
    rung       integer not null,
    answer_by  timestamptz,
    is_open    boolean not null,
    urgency    bigint not null,
    primary key (request_id, agency)
) with (fillfactor = 70);
create index if not exists desk_agency on desk (agency, urgency, request_id);

create table if not exists person_key (
    incident text collate "C" not null,
    key_id   text collate "C" not null,
    wrapped  bytea not null,
    primary key (incident, key_id)
);

create table if not exists snapshot (
    incident  text collate "C" primary key,
    version   bigint not null,
    fold      integer not null,
    state     text not null,
    head_hash bytea not null
);

create table if not exists mechanism (
    hash    text collate "C" primary key,
    content text not null
);
