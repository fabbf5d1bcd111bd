-- Nothing is due any more.
delete from due where incident = @incident
