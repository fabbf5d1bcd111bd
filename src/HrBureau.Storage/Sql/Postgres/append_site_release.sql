-- The doors of the sites open for new incidents; locked in the order everybody locks them in.
with held as (
    select site_key from open_site where incident = any(@incident) order by site_key for update
)
delete from open_site t using held where t.site_key = held.site_key
