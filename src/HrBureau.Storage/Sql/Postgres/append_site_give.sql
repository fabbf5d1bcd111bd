-- The doors of an incident lead to another one; locked in the order everybody locks them in.
with held as (
    select site_key from open_site where incident = @incident order by site_key for update
)
update open_site t set incident = @into, given_by = t.given_by || '/' || @incident from held where t.site_key = held.site_key
