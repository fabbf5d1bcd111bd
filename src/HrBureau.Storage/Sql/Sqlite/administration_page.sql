-- What administrators did, newest first.
select version, at, officer, agency, act, changes, mechanism from administration
where version < @before
order by version desc
limit @limit
