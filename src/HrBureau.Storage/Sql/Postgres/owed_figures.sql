select count(*) as depth, min(not_before) as oldest, count(error) as troubled from owed
