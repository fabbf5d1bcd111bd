-- What a merged incident had asked of others runs on, and is counted anew with the rest.
drop index if exists board_calendar;
create index if not exists board_calendar on board (incident, calendar) where phase in ('watched', 'responding', 'merged');
