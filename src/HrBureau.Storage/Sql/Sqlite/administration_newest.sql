-- How far administrators have come, and the people since.
select max(version) as version,
       (select mechanism from administration where mechanism is not null order by version desc limit 1) as mechanism
from administration
