drop function trace_row() cascade;
drop table traced;
