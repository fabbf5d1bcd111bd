insert into evidence_done (id, size, chunks, sha256, sm3, type, contradicts, about, at, proof)
select @id, @size, @chunks, @sha256, @sm3, @type, @contradicts, @about, @at, @proof
where exists (select 1 from evidence_file where id = @id)
  and (select count(*) from evidence_chunk where file = @id) = @chunks
on conflict (id) do nothing
