-- Which calendar an incident's clocks were last counted by.
alter table board add column if not exists calendar text collate "C" not null default '';
create index if not exists board_calendar on board (incident, calendar) where phase in ('watched', 'responding');
