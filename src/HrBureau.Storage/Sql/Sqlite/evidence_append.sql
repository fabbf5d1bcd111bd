-- A piece goes behind the last one and nowhere else: whoever comes second with the same place writes nothing.
insert into evidence_chunk (file, number, start, bytes, body)
select @file, @number, @start, @bytes, @body
where exists (select 1 from evidence_file where id = @file)
  and not exists (select 1 from evidence_done where id = @file)
  and (exists (select 1 from evidence_chunk where file = @file and number = @before and start + bytes = @start)
       or (@before = -1 and @start = 0))
on conflict (file, number) do nothing
