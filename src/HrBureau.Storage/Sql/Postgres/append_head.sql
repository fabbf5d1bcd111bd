-- Moves the heads that still stand where the caller believes and answers which moved. Everything else in the
-- flush joins the heads it marked. A head moves together with its replies only, so a version that still holds
-- proves that the replies seen here are all there are.
with asked as materialized (
    select * from unnest(@incident, @expected, @head_hash, @version, @hash, @mechanism, @officer, @key)
        as a(incident, expected, head_hash, version, hash, mechanism, officer, key)
), held as materialized (
    select h.incident, a.version, a.hash
    from asked a
    join incident_head h on h.incident = a.incident
    where a.expected > 0 and h.version = a.expected and h.hash = a.head_hash
      and not exists (
          select 1 from command_reply r
          where r.incident = a.incident and r.officer = a.officer and r.key = a.key)
    order by h.incident
    for update of h
), moved as (
    update incident_head h set version = held.version, hash = held.hash, flush = @flush
    from held where h.incident = held.incident
    returning h.incident
), begun as (
    insert into incident_head (incident, version, hash, mechanism, flush)
    select a.incident, a.version, a.hash, a.mechanism, @flush from asked a
    where a.expected = 0
    order by a.incident
    on conflict (incident) do nothing
    returning incident
)
select incident from moved union all select incident from begun
