-- The doors that an incident gave to another one lead to it again, where that one still holds them.
with given as (
    select site_key from open_site where incident = @into and right(given_by, length(@incident) + 1) = '/' || @incident order by site_key for update
)
update open_site t set incident = @incident, given_by = left(t.given_by, -(length(@incident) + 1)) from given where t.site_key = given.site_key
