-- What happened stays as it was written, whoever is connected.
create trigger if not exists incident_event_no_update before update on incident_event
begin select raise(abort, 'incident_event is insert-only'); end;
create trigger if not exists incident_event_no_delete before delete on incident_event
begin select raise(abort, 'incident_event is insert-only'); end;
create trigger if not exists head_anchor_no_update before update on head_anchor
begin select raise(abort, 'head_anchor is insert-only'); end;
create trigger if not exists head_anchor_no_delete before delete on head_anchor
begin select raise(abort, 'head_anchor is insert-only'); end;
create trigger if not exists access_log_no_update before update on access_log
begin select raise(abort, 'access_log is insert-only'); end;
create trigger if not exists access_log_no_delete before delete on access_log
begin select raise(abort, 'access_log is insert-only'); end;
