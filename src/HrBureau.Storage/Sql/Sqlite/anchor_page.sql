select day, incident, version, hash from head_anchor where incident = @incident order by version
