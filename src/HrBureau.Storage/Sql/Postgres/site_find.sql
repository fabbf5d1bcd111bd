-- Who holds each of some sites.
select s.site_key, s.incident from json_array_elements_text(@site_keys::json) as a(site_key)
join open_site s on s.site_key = a.site_key
