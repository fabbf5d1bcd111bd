select name, checksum from schema_migration order by name
