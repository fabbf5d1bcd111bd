insert into incident_head (incident, version, hash) values (@incident, 1, @hash)
