select setval(pg_get_serial_sequence('hangfire.job', 'id'), (select max(id) from hangfire.job)),
       setval(pg_get_serial_sequence('hangfire.state', 'id'), (select max(id) from hangfire.state))
