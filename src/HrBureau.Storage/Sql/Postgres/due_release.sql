-- The claims of a silo that left are void.
update due set wake = at, owner = null where owner = @owner
