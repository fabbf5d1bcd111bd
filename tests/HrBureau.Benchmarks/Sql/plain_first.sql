insert into incident_head (incident, version, hash) values (@incident, @version, @hash)
