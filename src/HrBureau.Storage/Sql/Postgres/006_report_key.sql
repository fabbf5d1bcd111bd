-- Keys that came with a report known by its source's number already: they stand for that one.
create table if not exists report_key (
    report_id text collate "C" primary key,
    same_as   text collate "C" not null,
    body_hash text not null
);
