-- The leases of a silo that left are void.
update owed set wake = not_before, owner = null where owner = @owner
