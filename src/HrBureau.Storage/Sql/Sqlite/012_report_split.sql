-- The act that split a report off last: it routes the report once, however often it is tried.
alter table report add column split text;
