-- Moves the heads that still stand where the caller believes and answers which moved. A head moves together with
-- its replies only, so a version that still holds proves that the replies seen here are all there are.
-- With @all the statement fails unless every head moved, and everything sent along with it fails too.
with asked as materialized (
    select * from unnest(@incident, @expected, @head_hash, @version, @hash, @mechanism, @officer, @key)
        as a(incident, expected, head_hash, version, hash, mechanism, officer, key)
), moved as (
    update incident_head h set version = a.version, hash = a.hash
    from asked a
    where h.incident = a.incident and a.expected > 0 and h.version = a.expected and h.hash = a.head_hash
      and not exists (
          select 1 from command_reply r
          where r.incident = a.incident and r.officer = a.officer and r.key = a.key)
    returning h.incident
), begun as (
    insert into incident_head (incident, version, hash, mechanism)
    select a.incident, a.version, a.hash, a.mechanism from asked a where a.expected = 0
    on conflict (incident) do nothing
    returning incident
), won as (
    select incident from moved union all select incident from begun
), missing as (
    select (select count(*) from asked) - (select count(*) from won) as heads
)
select won.incident, case when @all and missing.heads > 0 then ('heads that moved away: ' || missing.heads)::integer else 0 end
from missing left join won on true
