-- The last pieces of a file that was never finished; what is left could still be continued.
delete from evidence_chunk where file = @file and number > (select max(number) from evidence_chunk where file = @file) - @pieces
