-- Keys that came with a report known by its source's number already: they stand for that one.
create table if not exists report_key (
    report_id text primary key,
    same_as   text not null,
    body_hash text not null
) strict, without rowid;
