-- The server's clock at this moment, not at the start of a transaction.
select clock_timestamp() as now
