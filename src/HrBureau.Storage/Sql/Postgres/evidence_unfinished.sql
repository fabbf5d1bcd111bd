-- What somebody keeps that proves nothing yet, beside one file: how many are not whole, and the bytes of those and of whole ones.
select (select count(*) from evidence_open where uploader = @uploader and id <> @id) as number,
       cast((select coalesce(sum(coalesce(f.size, (select max(c.start + c.bytes) from evidence_chunk c where c.file = f.id), 0)), 0)
             from evidence_open o join evidence_file f on f.id = o.id where o.uploader = @uploader and o.id <> @id)
          + (select coalesce(sum(d.size), 0) from evidence_loose l join evidence_done d on d.id = l.id where l.uploader = @uploader) as bigint) as bytes
