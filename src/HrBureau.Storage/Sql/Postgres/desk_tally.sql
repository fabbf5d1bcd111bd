-- What waits on a desk, by kind and by whom it is from or for; work of drills presses nobody.
select d.kind, d.asked_by, count(*) as lines
from desk d left join board b on b.incident = d.incident
where d.agency = @agency and d.is_open and b.drill is not true
group by d.kind, d.asked_by
