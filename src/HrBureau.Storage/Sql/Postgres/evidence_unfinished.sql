select count(*) as number from evidence_file f
where f.uploader = @uploader and f.begun_at > @since and not exists (select 1 from evidence_done d where d.id = f.id)
