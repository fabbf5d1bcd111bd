-- Lists by urgency: responses of the highest grades, missed clocks, what is due next, what opened last.
select b.incident, b.number, b.drill, b.phase, b.grade, b.provisional, b.holder, b.employer, b.project, b.place,
       b.headcount, b.amount_fen, b.tracks, b.next_due, b.overdue, b.opened_at, b.updated_at, b.search_text, b.summary, b.calendar, v.parts
from board b left join visibility v on v.incident = b.incident and v.agency = @viewer
where (@drill::boolean is null or b.drill = @drill)
  and (@viewer::text is null or (v.parts is not null and (v.until is null or v.until > @now)))
  and (@phase::text is null or b.phase = @phase)
  and (@grade::text is null or b.grade = @grade)
  and (@holder::text is null or b.holder = @holder)
  and (@overdue::boolean is null or b.overdue = @overdue)
  and (@pattern::text is null or b.number ilike @pattern escape '\'
       or case when @viewer::text is null then b.search_text else v.search_text end ilike @pattern escape '\')
  and (@after_urgency::bigint is null or (b.urgency, b.incident) > (@after_urgency, @after_incident))
order by b.urgency, b.incident
limit @limit
