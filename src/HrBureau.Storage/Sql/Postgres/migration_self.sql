-- By what others know this connection.
select pg_backend_pid() as pid
