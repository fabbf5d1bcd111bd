insert into access_log (at, officer, agency, incident, what, reason) values (@at, @officer, @agency, @incident, @what, @reason)
