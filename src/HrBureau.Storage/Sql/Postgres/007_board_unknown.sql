-- What nobody has told yet is unknown, not zero.
alter table board alter column headcount drop not null, alter column amount_fen drop not null;
update board set headcount = nullif(headcount, 0), amount_fen = nullif(amount_fen, 0);
