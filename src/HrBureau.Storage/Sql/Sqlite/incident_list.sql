-- Incidents that have a head or had one: an anchor outlives a head that was removed.
select incident from (select incident from incident_head where incident > @after order by incident limit @limit) as heads
union
select incident from (select distinct incident from head_anchor where incident > @after order by incident limit @limit) as anchors
order by incident
limit @limit
