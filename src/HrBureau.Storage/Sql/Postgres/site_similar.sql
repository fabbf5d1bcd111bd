-- Other open incidents of the same employer, at the same place or behind another door of the report: shown, never merged. Drills are apart.
select distinct incident from open_site
where (employer_key = @employer_key or place = @place or site_key in (@first_key, @last_key)) and incident <> @incident and (site_key like 'drill:%') = @drill
order by incident
limit 20
