-- Lists by opening time, newest first.
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
  and (@after_opened::timestamptz is null or (b.opened_at, b.incident) < (@after_opened, @after_incident))
order by b.opened_at desc, b.incident desc
limit @limit
