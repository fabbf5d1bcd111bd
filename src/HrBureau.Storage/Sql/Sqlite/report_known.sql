-- Which of a source's numbers are reports already: each number looked up once, however many reports there are.
select r.source_ref from json_each(@source_refs) a
cross join report r on r.source = @source and r.source_ref = a.value and r.drill = @drill
