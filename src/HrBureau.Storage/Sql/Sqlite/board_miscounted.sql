-- Incidents with clocks that run, in a merged one those of what was asked of others, whose clocks were last counted by another calendar.
select incident from board
where phase in ('watched', 'responding', 'merged') and calendar <> @calendar and incident > @after
order by incident limit @limit
