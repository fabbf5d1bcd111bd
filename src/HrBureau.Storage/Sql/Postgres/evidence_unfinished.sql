select count(*) as number from evidence_open where uploader = @uploader
