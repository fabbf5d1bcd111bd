select version, hash, mechanism from incident_head where incident = @incident
