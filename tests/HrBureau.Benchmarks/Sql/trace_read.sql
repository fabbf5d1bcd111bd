-- Rows of the transactions that moved a head, incident by incident in the order they were written. A lease or a claim moves none.
select t.incident, t.tx::text, t.table_name, t.op, t.content::text
from traced t
where exists (select 1 from traced h where h.tx = t.tx and h.incident = t.incident and h.table_name = 'incident_head')
order by t.incident, t.seq
