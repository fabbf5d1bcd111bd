-- Who looked at whose personal data, when and why.
create table if not exists access_log (
    id       bigint generated always as identity primary key,
    at       timestamptz not null,
    officer  text not null,
    agency   text not null,
    incident text collate "C" not null,
    what     text not null,
    reason   text
);
create index if not exists access_log_incident on access_log (incident, id);
