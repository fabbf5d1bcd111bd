select b.incident, b.number, b.drill, b.phase, b.grade, b.provisional, b.holder, b.employer, b.project, b.place,
       b.headcount, b.amount_fen, b.tracks, b.next_due, b.overdue, b.opened_at, b.updated_at, b.search_text, b.summary, b.calendar, null as parts
from board b where b.incident = @incident
