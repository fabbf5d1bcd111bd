-- What was recorded of one notice, and under which trace.
select kind, traceparent
from incident_event
where incident = @incident and kind in ('notice-sent', 'notice-delivered', 'notice-seen', 'notice-failed', 'notice-given-up')
    and instr(payload, @of) > 0
order by version
