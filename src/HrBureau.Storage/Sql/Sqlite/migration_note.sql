insert into schema_migration (name, checksum, applied_at) values (@name, @checksum, @applied_at)
