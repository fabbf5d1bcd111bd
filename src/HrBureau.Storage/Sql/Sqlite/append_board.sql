-- Shows the incident on lists as it now is. Number, drill and opening time never change.
insert into board (incident, number, drill, phase, grade, provisional, holder, employer, project, place, headcount, amount_fen, tracks, next_due, overdue, opened_at, updated_at, search_text, summary, urgency, calendar)
values (@incident, @number, @drill, @phase, @grade, @provisional, @holder, @employer, @project, @place, @headcount, @amount_fen, @tracks, @next_due, @overdue, @opened_at, @updated_at, @search_text, @summary, @urgency, @calendar)
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
