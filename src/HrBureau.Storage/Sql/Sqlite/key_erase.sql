-- Without its key what was sealed for the person stays unreadable, here and in every backup made later.
delete from person_key where incident = @incident and key_id = @key_id
