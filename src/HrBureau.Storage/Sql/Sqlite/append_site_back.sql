-- The doors that an incident gave to another one lead to it again, where that one still holds them.
update open_site set incident = @incident, given_by = substr(given_by, 1, length(given_by) - length(@incident) - 1)
where incident = @into and substr(given_by, -(length(@incident) + 1)) = '/' || @incident
