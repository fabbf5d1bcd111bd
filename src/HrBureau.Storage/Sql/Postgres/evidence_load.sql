select f.id, f.purpose, f.uploader, f.agency, f.size, f.algorithm, f.about, f.begun_at, k.wrapped,
       coalesce(c.number + 1, 0) as pieces, coalesce(c.start + c.bytes, 0) as reached,
       d.size as done_size, d.chunks, d.sha256, d.sm3, d.type, d.contradicts, d.about as done_about, d.at, d.proof
from evidence_file f
left join evidence_key k on k.id = f.id
left join evidence_done d on d.id = f.id
left join evidence_chunk c on c.file = f.id and c.number = (select max(number) from evidence_chunk where file = f.id)
where f.id = @id
