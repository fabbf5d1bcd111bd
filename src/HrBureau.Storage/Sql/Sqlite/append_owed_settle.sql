-- What has been handed over is no longer owed.
delete from owed where incident = @incident and id = @id
