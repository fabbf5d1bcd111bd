-- Shows the incident on lists as it now is. Number, drill and opening time never change.
insert into board (incident, number, drill, phase, grade, provisional, holder, employer, project, place, headcount, amount_fen, tracks, next_due, overdue, opened_at, updated_at, search_text, summary, urgency, calendar)
select a.incident, a.number, a.drill, a.phase, a.grade, a.provisional, a.holder, a.employer, a.project, a.place, a.headcount, a.amount_fen, a.tracks, a.next_due, a.overdue, a.opened_at, a.updated_at, a.search_text, a.summary, a.urgency, a.calendar
from unnest(@incident, @number, @drill, @phase, @grade, @provisional, @holder, @employer, @project, @place, @headcount, @amount_fen, @tracks, @next_due, @overdue, @opened_at, @updated_at, @search_text, @summary, @urgency, @calendar)
    as a(incident, number, drill, phase, grade, provisional, holder, employer, project, place, headcount, amount_fen, tracks, next_due, overdue, opened_at, updated_at, search_text, summary, urgency, calendar)
on conflict (incident) do update
    set phase = excluded.phase,
        grade = excluded.grade,
        provisional = excluded.provisional,
        holder = excluded.holder,
        employer = excluded.employer,
        project = excluded.project,
        place = excluded.place,
        headcount = excluded.headcount,
        amount_fen = excluded.amount_fen,
        tracks = excluded.tracks,
        next_due = excluded.next_due,
        overdue = excluded.overdue,
        updated_at = excluded.updated_at,
        search_text = excluded.search_text,
        summary = excluded.summary,
        urgency = excluded.urgency,
        calendar = excluded.calendar
