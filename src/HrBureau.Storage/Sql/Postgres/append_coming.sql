-- An incident whose word is on its way to this one.
select incident from owed where kind = 'relay' and target = @incident limit 1
