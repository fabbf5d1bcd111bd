-- How many incidents stand where, for the head of the list.
select b.phase, b.grade, b.overdue, count(*) as incidents
from board b left join visibility v on v.incident = b.incident and v.agency = @viewer
where (@drill is null or b.drill = @drill) and (@viewer is null or (v.parts is not null and (v.until is null or v.until > @now)))
group by b.phase, b.grade, b.overdue
