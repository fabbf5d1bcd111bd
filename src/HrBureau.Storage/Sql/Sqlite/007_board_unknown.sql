-- What nobody has told yet is unknown, not zero.
alter table board add column people integer;
alter table board add column fen integer;
update board set people = nullif(headcount, 0), fen = nullif(amount_fen, 0);
alter table board drop column headcount;
alter table board drop column amount_fen;
alter table board rename column people to headcount;
alter table board rename column fen to amount_fen;
