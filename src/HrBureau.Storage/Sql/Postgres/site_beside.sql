-- Other open incidents at the place of an incident, with the time they were opened. Drills are apart.
select distinct other.incident, b.opened_at
from open_site own
join open_site other on other.place = own.place and other.incident <> own.incident
join board b on b.incident = other.incident
where own.incident = @incident and (own.site_key like 'drill:%') = (other.site_key like 'drill:%')
order by b.opened_at desc, other.incident
limit 20
