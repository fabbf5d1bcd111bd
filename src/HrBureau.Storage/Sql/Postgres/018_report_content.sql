-- What a source said under its number, as a keyed digest: the same number with other words is told from the same report again. Unknown for older ones.
alter table report add column if not exists content_hash text;
