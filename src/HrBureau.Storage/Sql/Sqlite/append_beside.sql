-- Where another incident stands that an append rests on; its head is locked before.
select phase from board where incident = @incident
