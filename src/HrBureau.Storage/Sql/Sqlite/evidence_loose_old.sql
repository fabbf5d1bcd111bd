select id, uploader, agency from evidence_loose where at <= @before order by at, id limit @limit
