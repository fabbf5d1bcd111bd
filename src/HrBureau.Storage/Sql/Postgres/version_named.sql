-- The highest version of an incident that anything beside its head and its entries names.
select max(version) as version
from (
    select version from snapshot where incident = @incident
    union all
    select (summary::jsonb ->> 'version')::bigint from board where incident = @incident
    union all
    select (reply::jsonb ->> 'version')::bigint from command_reply where incident = @incident
) as named
