-- Every head by key range, for the daily list and for checking all chains.
select incident, version, hash from incident_head where incident > @after order by incident limit @limit
