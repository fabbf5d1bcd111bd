select key_id, wrapped from person_key where incident = @incident
