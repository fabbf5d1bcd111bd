-- A file that is whole now and evidence of nothing yet.
insert into evidence_loose (id, uploader, agency, at) values (@id, @uploader, @agency, @at) on conflict (id) do nothing
