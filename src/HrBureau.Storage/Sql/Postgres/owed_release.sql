-- The leases of a silo that left are void; of every silo where none is named.
update owed set wake = not_before, owner = null where owner is not null and (@owner::text is null or owner = @owner)
