select incident from evidence_place where id = @id order by incident
