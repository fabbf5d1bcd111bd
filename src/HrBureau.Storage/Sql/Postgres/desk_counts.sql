select state, count(*) as requests from desk where agency = @agency group by state
