-- Open incidents whose clocks were last counted by another calendar.
select incident from board
where phase in ('watched', 'responding') and calendar <> @calendar and incident > @after
order by incident limit @limit
