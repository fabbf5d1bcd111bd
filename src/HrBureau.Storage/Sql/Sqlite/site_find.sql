-- Who holds each of some sites.
select s.site_key, s.incident from json_each(@site_keys) a
join open_site s on s.site_key = a.value
