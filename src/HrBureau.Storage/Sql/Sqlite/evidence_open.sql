insert into evidence_open (id, uploader, begun_at) values (@id, @uploader, @begun_at)
