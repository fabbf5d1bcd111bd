-- Where an act has put a report that it split off; the row is kept as it is until the transaction ends.
select incident, coalesce(split, '') as split from report where report_id = @report_id
