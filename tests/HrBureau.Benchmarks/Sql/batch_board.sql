insert into board (incident, number, drill, phase, grade, provisional, holder, employer, project, place, headcount, amount_fen, tracks, next_due, overdue, opened_at, updated_at, search_text, summary, urgency)
select a.incident, '001', false, 'responding', 'larger', false, 'duty-zhou', 'employer', 'project', 'place', 46, 12345600, '{}', a.due, false, a.at, a.at, a.search, a.payload, a.urgency
from unnest(@incident, @due, @at, @search, @payload, @urgency) as a(incident, due, at, search, payload, urgency)
on conflict (incident) do update set phase = excluded.phase, grade = excluded.grade, holder = excluded.holder, headcount = excluded.headcount,
    amount_fen = excluded.amount_fen, tracks = excluded.tracks, next_due = excluded.next_due, overdue = excluded.overdue,
    updated_at = excluded.updated_at, search_text = excluded.search_text, summary = excluded.summary, urgency = excluded.urgency
