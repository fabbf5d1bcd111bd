-- Reports as they came in, the sites with an incident open, and the numbers given out.
create table if not exists report (
    report_id    text collate "C" primary key,
    source       text not null,
    source_ref   text,
    drill        boolean not null,
    county       text not null,
    site_key     text not null,
    employer_key text,
    recorded_at  timestamptz not null,
    incident     text collate "C" not null,
    opened       boolean not null,
    pending      boolean not null,
    payload      text,
    traceparent  text,
    body_hash    text
);
create unique index if not exists report_source on report (source, source_ref, drill) where source_ref is not null;
create index if not exists report_pending on report (recorded_at, report_id) where pending;

create table if not exists open_site (
    site_key     text collate "C" primary key,
    incident     text collate "C" not null,
    employer_key text collate "C"
);
create index if not exists open_site_employer on open_site (employer_key) where employer_key is not null;
create index if not exists open_site_incident on open_site (incident);

create table if not exists incident_counter (
    county text collate "C" not null,
    day    text collate "C" not null,
    drill  boolean not null,
    last   integer not null,
    primary key (county, day, drill)
);
