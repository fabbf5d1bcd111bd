-- The highest version of an incident that anything beside its head and its entries names.
select max(version) as version
from (
    select version from snapshot where incident = @incident
    union all
    select json_extract(summary, '$.version') from board where incident = @incident
    union all
    select json_extract(reply, '$.version') from command_reply where incident = @incident
) as named
