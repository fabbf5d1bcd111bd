update incident_head set version = @version, hash = @hash where incident = @incident and version = @expected
