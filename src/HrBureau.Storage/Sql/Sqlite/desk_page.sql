-- One agency's desk, the oldest answer-by first.
select request_id, agency, incident, state, kind, asked_by, rung, answer_by, is_open, urgency from desk
where agency = @agency
  and (@state is null or state = @state)
  and (@open is null or is_open = @open)
  and (@after_urgency is null or (urgency, request_id) > (@after_urgency, @after_request))
order by urgency, request_id
limit @limit
