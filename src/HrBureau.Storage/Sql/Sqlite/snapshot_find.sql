select version, fold, state, head_hash from snapshot where incident = @incident and fold = @fold
