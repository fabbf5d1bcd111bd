-- The leases that a silo which left had on a road are void; of every silo where none is named.
update owed set wake = not_before, owner = null where road = @road and owner is not null and (@owner::text is null or owner = @owner)
