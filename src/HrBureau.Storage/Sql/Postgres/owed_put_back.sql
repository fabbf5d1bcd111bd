-- Rows leased and not tried are owed as before: no attempt was made.
update owed set wake = @until, owner = null, attempts = attempts - 1
where owner = @owner and id in (select jsonb_array_elements_text(@ids::jsonb))
