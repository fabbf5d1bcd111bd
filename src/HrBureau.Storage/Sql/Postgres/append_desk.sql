-- Shows a request on an agency's desk as it now is.
insert into desk (request_id, agency, incident, state, kind, asked_by, rung, answer_by, is_open, urgency)
select a.request_id, a.agency, a.incident, a.state, a.kind, a.asked_by, a.rung, a.answer_by, a.is_open, a.urgency
from unnest(@request_id, @agency, @incident, @state, @kind, @asked_by, @rung, @answer_by, @is_open, @urgency)
    as a(request_id, agency, incident, state, kind, asked_by, rung, answer_by, is_open, urgency)
on conflict (request_id, agency) do update
    set incident = excluded.incident,
        state = excluded.state,
        kind = excluded.kind,
        asked_by = excluded.asked_by,
        rung = excluded.rung,
        answer_by = excluded.answer_by,
        is_open = excluded.is_open,
        urgency = excluded.urgency
