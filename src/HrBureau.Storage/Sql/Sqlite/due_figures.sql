select (select count(*) from due) as armed,
       (select count(*) from due where at <= @now) as overdue,
       (select min(at) from due where at <= @now) as oldest,
       (select count(*) from due where error is not null) as troubled
