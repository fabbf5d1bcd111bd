-- What waits on a desk, by state; work of drills presses nobody.
select d.state, count(*) as requests
from desk d left join board b on b.incident = d.incident
where d.agency = @agency and b.drill is not true
group by d.state
