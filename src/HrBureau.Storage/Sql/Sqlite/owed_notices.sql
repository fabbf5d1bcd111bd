-- Notices that were not yet known to have left, oldest first.
select id, incident, target, not_before from owed where kind = 'notice' order by not_before, id limit @limit
