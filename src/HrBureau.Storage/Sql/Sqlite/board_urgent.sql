-- Lists by urgency: responses of the highest grades, missed clocks, what is due next, what opened last.
select b.incident, b.number, b.drill, b.phase, b.grade, b.provisional, b.holder, b.employer, b.project, b.place,
       b.headcount, b.amount_fen, b.tracks, b.next_due, b.overdue, b.opened_at, b.updated_at, b.search_text, b.summary, b.calendar, v.parts
from board b left join visibility v on v.incident = b.incident and v.agency = @viewer
where (@drill is null or b.drill = @drill)
  and (@viewer is null or (v.parts is not null and (v.until is null or v.until > @now)))
  and (@phase is null or b.phase = @phase)
  and (@grade is null or b.grade = @grade)
  and (@holder is null or b.holder = @holder)
  and (@overdue is null or b.overdue = @overdue)
  and (@pattern is null or b.number like @pattern escape '\'
       or case when @viewer is null then b.search_text else v.search_text end like @pattern escape '\')
  and (@after_urgency is null or (b.urgency, b.incident) > (@after_urgency, @after_incident))
order by b.urgency, b.incident
limit @limit
