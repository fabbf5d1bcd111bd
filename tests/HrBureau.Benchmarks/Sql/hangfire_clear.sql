-- What an earlier round left behind, its dead server's lock included, is no burden for the next one.
truncate hangfire.jobqueue;
delete from hangfire.lock;
delete from hangfire.server;
delete from hangfire.set where key = 'schedule' and score < extract(epoch from clock_timestamp());
