-- A door goes back to the incident it came from, if the other one still holds it.
update open_site set incident = @incident where site_key = @site_key and incident = @into
