insert into evidence_file (id, purpose, uploader, agency, size, algorithm, about, begun_at)
values (@id, @purpose, @uploader, @agency, @size, @algorithm, @about, @begun_at)
on conflict (id) do nothing
