-- The order of lists as Urgency has it: responses of the two highest grades first, then missed, then the minute it is due, then the grade.
with line as (
    select incident, phase, overdue,
           case grade when 'extraordinary' then 0 when 'major' then 1 when 'larger' then 2 else 3 end as rank,
           coalesce((extract(epoch from next_due) * 1000)::bigint, 1000000000000000 - (extract(epoch from opened_at) * 1000)::bigint) as due
    from board)
update board
set urgency = case when line.phase <> 'responding' then 2 when line.rank < 2 then line.rank else 2 end * 100000000000000000
    - case when line.overdue then 10000000000000000 else 0 end
    + (line.due / 60000 * 4 + line.rank) * 60000 + line.due % 60000
from line
where line.incident = board.incident;
