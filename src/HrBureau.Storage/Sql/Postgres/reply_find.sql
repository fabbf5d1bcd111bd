select body_hash, reply from command_reply where incident = @incident and officer = @officer and key = @key
