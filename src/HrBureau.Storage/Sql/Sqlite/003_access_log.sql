-- Who looked at whose personal data, when and why.
create table if not exists access_log (
    id       integer primary key autoincrement,
    at       integer not null,
    officer  text not null,
    agency   text not null,
    incident text not null,
    what     text not null,
    reason   text
) strict;
create index if not exists access_log_incident on access_log (incident, id);
